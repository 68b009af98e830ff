#!/usr/bin/env node
import { runProgram } from './command/program.js';

await runProgram();
