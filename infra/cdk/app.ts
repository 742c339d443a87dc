import { App } from 'aws-cdk-lib';
import { makeStacks } from './make-stacks';

makeStacks(new App());
