/** What the published information is about: the words of reports, then what is said for them; one matter a line (see `spoken.ts`). */
export const SPOKEN_OF_MATTERS = `
疫情 防控 核酸 隔离 新冠 疫苗 抗疫 物资保供 健康提示 疫苗接种 防疫 常态化防控 流调 防控措施 : 新冠 (?<!电脑)病毒 封控 封城 打[疫]?苗 口罩 大流行 瘟 那场病 传染 居家 绿码 健康码 covid* pandemic epidemic coronavirus vaccin* quarantine 那几年 大白 戴口罩 排队.{0,3}(?:测|捅) 捅鼻 捅嗓 打针 流行病 隔离 发烧 masks virus
扶贫 脱贫 帮扶 贫困 脱贫攻坚 困难群众 : 困难户 穷 贫困户 苦日子 揭不开锅 poor poverty
救助 低保 低收入 特困 社会救助 临时救助 困难 民政 残疾人补贴 救助对象 补贴发放 资金发放 特困供养 残疾 惠民资金 一卡通 : 吃低保 救济 补助 落难 接济 拉一把 welfare relief subsistence aid 吃不上 过不下去 孤寡 五保 穷.{0,3}帮 帮.{0,3}穷 揭不开 补贴 津贴 孤儿 needy disabilit* subsid* 领了?多少 该拿 该领 领钱 发.{0,3}(?:补|钱) 困难.{0,3}(?:钱|补) 弱势 handout*
乡村振兴 三农 惠农 农业农村 涉农补贴 农田 惠农补贴 高标准农田 农村 粮食 惠农资金 耕地 土地确权 强农惠农 种粮补贴 补贴明细 : 种[地田粮庄] 庄稼 农民 农户 种粮 下地 补贴 田里 地里 farm* agricultur* rural crop* 粮补 田.{0,2}间 养.{0,2}(?:猪|牛|鱼) 果园 农忙 farmer*
预决算 财政 三公 三公经费 资金 决算 预算 财政资金 直达资金 债务 部门预算 资金使用 : 账(?![号户]) 花[到在]了?[哪多] 公款 吃喝 公家的?钱 [给发].{0,5}的钱 钱袋子 家底 收支 花销 纳税人 税款.{0,3}花 budget* expenditure* fiscal finance* accounts 账簿 公账 公费 公家.{0,4}花 国库 收入支出 财.{0,2}(?:政|务) 花.{0,3}(?:公|税) 公车 接待费 一年花.{0,3}钱 taxpayer* public_money
审计 审计结果 审计整改 : 查账 对账 audit*
政府采购 采购 招标 中标 公共资源交易 招投标 土地出让 产权交易 : 买(?:东西|了什么|设备|办公) 投标 竞标 谁中了 竞价 拍卖 procure* tender* bid*
环境 环保 污染 空气 环评 排污 生态环境 空气质量 水质 污染源 环境质量 监测 水环境 环境监测 污染防治 排污许可 环保督察 固废 : 空气 排污 脏 臭 治污 雾霾 河水 天蓝 水清 喘气 呼吸 灰尘 烟囱 冒烟 黑水 噪音 pollut* environment* air_quality emission* water_quality 垃圾 天.{0,2}(?:蓝|灰) 污水 味儿 尾气 smell dirty clean_air waste
食品 药品 抽检 餐饮 食品安全 不合格 监督抽检 药械 : 吃的 饭馆 饭店 菜 奶粉 药店 药安全 吃[得坏]放?心? 入口 肚子 下馆子 外卖 食堂 food drug medicine* restaurant* 餐桌 舌尖 农药 超市 过期.{0,2}(?:奶|食) 做饭 药.{0,3}(?:假|贵|店) 吃.{0,3}(?:放心|安全|坏) eat meals
产品质量 消费 特种设备 计量 假冒 知识产权 市场监管 消费者 : 假货 缺斤短两 电梯 坑.{0,3}(?:人|消费) 上当 山寨 consumer* counterfeit product_quality
教育 招生 学校 学区 义务教育 划片 入学 中小学 幼儿园 招生政策 教育收费 学籍 录取 学校收费 办学 : 上(?:哪所|什么|哪个)?.{0,2}学 孩子 学生 娃 小孩 读书 划片 报名 老师.{0,3}孩子 小学 中学 school* pupil* education* enrol* kindergarten* student* 学堂 课本 学费 上学 念书 入园 高考 中考 幼儿 娃娃 家长 exam_school tuition kids
医疗 卫生 医保 健康 医院 卫生健康 药价 诊疗 公立医院 : 看病 生病 大夫 挂号 吃药 药费 住院 health* hospital* medical clinic* 护士 救命钱 报销 看.{0,2}医 doctor* patient*
养老 社会保障 社保 供养 养老金 社会保险 工伤 参保 : 老了.{0,3}(?:谁|怎|钱) 退休 养老 老有所 pension* social_security insurance 老有所养 养.{0,2}老 敬老 老人.{0,3}(?:吃|住|补|养) 保险.{0,2}金 retire* elderly_care
保障性住房 公租房 住房 棚户区 分配 住房保障 保障房 廉租 老旧小区 城镇老旧小区改造 租赁住房 老旧小区改造 加装电梯 住房补贴 分配结果 : 便宜房 房子 廉租 住处 分房 住[的在哪] 老(?:房|小区|楼) 旧(?:房|小区|楼) 买房 租房 加装电梯 housing apartment* flats residential 安身 住.{0,2}(?:不起|得起|哪|房) 楼.{0,3}(?:旧|破|老) 老.{0,3}(?:院|破) 翻修.{0,2}房 租.{0,2}(?:住|金) 漏水 危房 house houses homes rent* 轮到谁 几十年的楼 楼房 住.{0,4}年 装电梯 电梯.{0,3}(?:装|怎么) 分到 elevator
征地 拆迁 补偿 征收 房屋征收 集体土地 安置 征地补偿 国有土地上房屋 征收补偿 拆迁补偿 征地批复 补偿方案 安置方案 补偿标准 : 拆[房了迁掉] 占地 占了.{0,2}地 赔[多偿钱了] 推倒 搬迁 搬走 地没了 地.{0,2}征 expropriat* land demoli* compensat* relocat* 推土机 钉子户 占.{0,3}(?:田|地|房) 拆.{0,3}(?:家|院|屋) 地皮 地.{0,3}(?:被|占|卖) 安置 补.{0,3}偿 搬家.{0,3}(?:费|钱) 挪窝 evict* relocation
就业 招聘 录用 招考 公务员 事业单位 岗位 创业 人事 招录 拟录用 就业服务 招聘公告 技能培训 稳就业 : 考公 考编 找工作 招人 铁饭碗 上岸 失业 饭碗 下岗 打工 求职 工作机会 当官.{0,3}考 recruit* job* employ* hiring vacanc* 生计 谋生 招.{0,3}(?:工|考|人) 毕业 上班 公考 找.{0,3}(?:活|事)干 work_for unemploy* civil_service_exam vacan*
人事任免 干部任免 任前公示 任免 : 升官 提拔 谁当(?:了|上) 换(?:了)?官 乌纱 appoint* promot*_of_official*
安全生产 应急 事故 应急管理 预案 防灾 灾害 突发事件 预警 自然灾害 防汛 : 出事 火灾 矿难 隐患 天灾 发大水 洪水 台风 地震 下雨.{0,3}(?:淹|涝) 着火 救命 塌 accident* emergenc* disaster* fire flood* safety 险情 救灾 出.{0,3}(?:险|乱子|人命) 死人 煤矿 爆炸 预案 抢险 地质 hazard* rescue*
重大项目 工程 建设项目 重大建设项目 投资项目 项目 : 盖[楼了] 大工程 修[路桥建] 动工 开工 建了 施工 工地 project* construction infrastructure 动土 建.{0,3}(?:啥|什么|哪|好) 大楼 大手笔 盖.{0,3}(?:啥|什么) build* construct*
交通 公交 道路 出行 运输 线路 : 坐车 堵车 开车 公交 停车 走路 traffic transport* bus* road* 路.{0,3}(?:堵|修|坏) 地铁 红绿灯 班车 bus_line
营商环境 放管服 企业 市场主体 惠企 助企纾困 惠企政策 涉企 纾困 民营企业 招商 政策兑现 免申即享 中小企业 口袋书 推送 : 做(?:生意|买卖) 老板 开[公店]司? 办公司 开厂 商户 掌柜 小店 企业家 商家 投资人 business* enterprise* entrepreneur* invest* compan* 买卖 生意人 小老板 开店 店家 办厂 厂子 创业 投资 老板们 贷款 shop* start_a_business firms 开小店 生意.{0,4}(?:好|难|怎) 做买卖 企业主 厂里 厂家 老板.{0,5}(?:知道|帮|看)
减税降费 税收 税费 优惠政策 退税 减免 优惠 税费减免 减税 : 交税 少交.{0,2}(?:钱|税) 免税 税 tax* 少交.{0,2} 减免 优惠 税.{0,3}(?:少|减|免)
行政许可 行政处罚 双公示 行政执法 执法公示 执法 处罚 行政执法公示 : 罚[了款谁] 罚单 批.{0,2}(?:证|条子) 办证 发证 挨罚 penalt* fine* licen* permit* 罚.{0,3}(?:钱|谁|单) 城管 抄牌 查处 执照 批文 发.{0,2}证 punish* fined
价格 收费目录 收费标准 行政事业性收费 收费清单 物价 收费公示 价格监测 收费项目 公示收费 : 物价 涨价 收多少 乱收费 标价 price* tariff* charges_list 菜价 油价 水.{0,2}价 涨.{0,3}(?:价|钱) 收费.{0,3}(?:乱|单) 明码 prices
规划 国土空间 城乡规划 控规 五年规划 规划计划 十四五 : 蓝图 以后.{0,3}城 长远 五年 几年.{0,2}打算 planning blueprint five-year 蓝本 远景 盘子 大图 城.{0,3}(?:样子|建成) 将来.{0,3}(?:城|镇|区) vision
统计 统计数据 统计公报 经济运行 数据发布 GDP : 数字.{0,3}(?:出来|公布) 经济.{0,3}(?:怎|好) 家底 statistic* gdp economic
科技 创新 人才 高新技术 科研 : 搞科研 引人才 高手 science scientific talent*
文化 旅游 体育 非遗 公共文化 文物 景区 : 玩的 看戏 景点 文艺 古董 老物件 跳舞 culture* touris* heritage sport*
民族 宗教 侨务 妇女 儿童 未成年人 : 少数民族 女人 妇女 小孩子 minorit* women child*
退役军人 双拥 优抚 : 当过兵 老兵 军属 veteran* soldier*
水利 河长制 供水 饮水 河湖 : 喝水 河[里道] 水库 water river*
国资 国有企业 国有资产 国企 : 公家.{0,2}(?:产业|财产|企业) 国企 state-owned
公益 慈善 捐赠 志愿 社会组织 : 捐[款钱赠] 好心 善款 做好事 charit* donat*
治安 公安 户籍 警务 反诈 扫黑 法治 : 派出所 警察 骗子 诈骗 户口 坏人 police fraud
督查 巡视 巡察 民主生活 党建 : 上面来人 上头来查 inspection_team
村集体 集体资产 三资 土地流转 宅基地 : 队里 宅基 盖房 collective
六稳 六保 攻坚战 中心工作 高质量发展 重点任务 : 大事要事 头等大事 major_tasks
民生实事 为民办实事 实事 : 办.{0,2}实事 好事 承诺.{0,3}(?:办|做) livelihood
`;
