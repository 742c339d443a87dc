import { Duration } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { SiteFunction } from './site-function';
import type { WorkQueue } from './work-queue';

const FIVE = { period: Duration.minutes(5) };
/** A wake-up that waits longer than two rounds of the schedule: collectors do not keep up. */
const OLD_SECONDS = 1_800;
/** Of one function within five minutes. */
const MANY_ERRORS = 5;

interface Watched { functions: Readonly<Record<string, SiteFunction>>; schedule: SiteFunction; work: WorkQueue; mail: string; budget: number }

/** Who runs the place is told by mail: of messages put aside, of a queue that grows old, of errors, throttles and a schedule that stands still, and of costs. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { functions, schedule, work, mail, budget }: Watched) {
    super(scope, id);
    const topic = new Topic(this, 'Alarms', { enforceSSL: true });
    topic.addSubscription(new EmailSubscription(mail));
    const action = new SnsAction(topic);
    const alarm = (name: string, metric: IMetric, threshold: number, alarmDescription: string, missing = TreatMissingData.NOT_BREACHING): void => {
      new Alarm(this, name, { metric, threshold, evaluationPeriods: 1, alarmDescription, comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, treatMissingData: missing }).addAlarmAction(action);
    };
    alarm('DeadLetters', work.dead.metricApproximateNumberOfMessagesVisible(FIVE), 1, 'Messages failed five times and were put aside. See the status page: they can be tried again there.');
    alarm('QueueAge', work.queue.metricApproximateAgeOfOldestMessage(FIVE), OLD_SECONDS, 'People wait for their collection. More collectors help, or a forge is slow.');
    for (const [name, one] of Object.entries(functions)) {
      alarm(`${name}Errors`, one.live.metricErrors(FIVE), MANY_ERRORS, `The function ${name} fails. Its log says why; the release before can be taken back.`);
      alarm(`${name}Throttles`, one.live.metricThrottles(FIVE), 1, `The function ${name} reached its limit of running at the same time.`);
    }
    new Alarm(this, 'ScheduleStill', {
      metric: schedule.live.metricInvocations({ period: Duration.hours(1), statistic: 'sum' }), threshold: 1, evaluationPeriods: 1, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING, alarmDescription: 'The schedule did not run for an hour: nothing new is noticed.',
    }).addAlarmAction(action);
    const subscribers = [{ subscriptionType: 'EMAIL', address: mail }];
    void new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: budget, unit: 'USD' } },
      notificationsWithSubscribers: [
        { notification: { notificationType: 'ACTUAL', comparisonOperator: 'GREATER_THAN', threshold: 80, thresholdType: 'PERCENTAGE' }, subscribers },
        { notification: { notificationType: 'FORECASTED', comparisonOperator: 'GREATER_THAN', threshold: 100, thresholdType: 'PERCENTAGE' }, subscribers },
      ],
    });
  }
}
