import { accountId } from './identifiers.ts';

/** A customer managed policy of the company. */
interface SeedPolicy {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly madeDaysAgo: number;
  readonly document: object;
  /** Later versions in the order in which they were made; the last is the default. */
  readonly laterVersions?: readonly { readonly madeDaysAgo: number; readonly document: object }[];
}

interface SeedGroup {
  readonly name: string;
  readonly madeDaysAgo: number;
  /** ARNs. */
  readonly attached: readonly string[];
  readonly inline?: Readonly<Record<string, object>>;
}

/** A virtual MFA device that is named after its user. */
export interface SeedMfa {
  readonly daysAgo: number;
  /** False for a set-up that was given up halfway. */
  readonly enabled: boolean;
}

/** An MFA device that only the AWS console can assign. */
interface SeedRegistration {
  readonly daysAgo: number;
  readonly kind: 'hardware' | 'passkey';
  readonly serial: string;
}

/** A user of the company and what hangs on it. */
export interface SeedUser {
  readonly name: string;
  readonly path?: string;
  readonly joinedDaysAgo: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly groups?: readonly string[];
  /** ARNs. */
  readonly attached?: readonly string[];
  readonly inline?: Readonly<Record<string, object>>;
  /** ARN. */
  readonly boundary?: string;
  /** Without a sign-in the password is still to be replaced. */
  readonly console?: { readonly signedInDaysAgo?: number };
  readonly mfa?: SeedMfa;
  readonly otherMfa?: readonly SeedRegistration[];
  readonly keys?: readonly {
    readonly madeDaysAgo: number;
    readonly usedDaysAgo?: number;
    readonly service?: string;
    readonly inactive?: boolean;
  }[];
}

const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
const own = (name: string): string => `arn:aws:iam::${accountId}:policy/${name}`;

function policyOf(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

/** The company's customer managed policies. */
export const companyPolicies: readonly SeedPolicy[] = [
  {
    name: 'DeveloperBoundary',
    path: '/',
    description: 'The most that a developer can be given: no IAM, billing or changes to the audit trail.',
    madeDaysAgo: 800,
    document: policyOf(
      { Sid: 'Workloads', Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Sid: 'NoAccountChanges',
        Effect: 'Deny',
        Action: [
          'organizations:*',
          'account:*',
          'aws-portal:*',
          'cloudtrail:DeleteTrail',
          'cloudtrail:StopLogging',
        ],
        Resource: '*',
      },
      {
        Sid: 'NoIamExceptOwnCredentials',
        Effect: 'Deny',
        NotAction: [
          'iam:Get*',
          'iam:List*',
          'iam:ChangePassword',
          'iam:*AccessKey*',
          'iam:*MFADevice*',
          'iam:PassRole',
        ],
        Resource: `arn:aws:iam::${accountId}:*`,
      },
    ),
  },
  {
    name: 'ManageOwnCredentials',
    path: '/',
    description: 'Lets people look after their own password, access keys and MFA device.',
    madeDaysAgo: 1100,
    document: policyOf(
      {
        Sid: 'ViewAccount',
        Effect: 'Allow',
        Action: ['iam:GetAccountPasswordPolicy', 'iam:GetAccountSummary', 'iam:ListVirtualMFADevices'],
        Resource: '*',
      },
      {
        Sid: 'OwnPasswordAndKeys',
        Effect: 'Allow',
        Action: ['iam:ChangePassword', 'iam:GetUser', 'iam:*AccessKey*', 'iam:*MFADevice*'],
        Resource: [`arn:aws:iam::*:user/\${aws:username}`, 'arn:aws:iam::*:mfa/*'],
      },
    ),
  },
  {
    name: 'AnalyticsBucketAccess',
    path: '/data/',
    description: 'Reads and writes the analytics bucket.',
    madeDaysAgo: 610,
    document: policyOf(
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::northwind-analytics' },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: 'arn:aws:s3:::northwind-analytics/*',
      },
    ),
    laterVersions: [
      {
        madeDaysAgo: 240,
        document: policyOf(
          { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::northwind-analytics' },
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
            Resource: 'arn:aws:s3:::northwind-analytics/*',
          },
        ),
      },
      {
        madeDaysAgo: 75,
        document: policyOf(
          { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::northwind-analytics' },
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: 'arn:aws:s3:::northwind-analytics/reports/*',
          },
        ),
      },
    ],
  },
  {
    name: 'BackupWriter',
    path: '/service/',
    description: 'Adds backups, and cannot read or remove them.',
    madeDaysAgo: 900,
    document: policyOf({
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::northwind-backups/*',
    }),
  },
];

/** The company's groups. */
export const companyGroups: readonly SeedGroup[] = [
  { name: 'Administrators', madeDaysAgo: 1205, attached: [aws('AdministratorAccess')] },
  {
    name: 'Developers',
    madeDaysAgo: 1200,
    attached: [aws('PowerUserAccess'), own('ManageOwnCredentials')],
    inline: {
      NoProductionDeletes: policyOf({
        Effect: 'Deny',
        Action: ['rds:DeleteDBInstance', 'dynamodb:DeleteTable', 's3:DeleteBucket'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/Environment': 'production' } },
      }),
    },
  },
  {
    name: 'DataScience',
    madeDaysAgo: 600,
    attached: [aws('AmazonAthenaFullAccess'), own('data/AnalyticsBucketAccess'), own('ManageOwnCredentials')],
  },
  { name: 'Finance-ReadOnly', madeDaysAgo: 1000, attached: [aws('AWSBillingReadOnlyAccess')] },
  {
    name: 'Auditors',
    madeDaysAgo: 700,
    attached: [aws('SecurityAudit'), aws('job-function/ViewOnlyAccess')],
  },
];

/** The company's users, each in a state that an administrator meets. */
export const companyUsers: readonly SeedUser[] = [
  {
    name: 'maria.santos',
    joinedDaysAgo: 1204,
    tags: { Department: 'Platform', 'Cost center': '4100' },
    groups: ['Administrators'],
    console: { signedInDaysAgo: 1 },
    mfa: { daysAgo: 1203, enabled: true },
    otherMfa: [
      {
        daysAgo: 210,
        kind: 'passkey',
        serial: `arn:aws:iam::${accountId}:u2f/user/maria.santos/marias-laptop-7XNL7NFNLZQWJ5KDUA3GT6BHMY`,
      },
    ],
  },
  {
    name: 'james.okafor',
    joinedDaysAgo: 790,
    tags: { Department: 'Engineering', 'Cost center': '4200' },
    groups: ['Developers'],
    boundary: own('DeveloperBoundary'),
    console: { signedInDaysAgo: 3 },
    mfa: { daysAgo: 789, enabled: true },
    keys: [{ madeDaysAgo: 41, usedDaysAgo: 1, service: 'lambda' }],
  },
  {
    name: 'priya.raman',
    joinedDaysAgo: 402,
    tags: { Department: 'Engineering', 'Cost center': '4200' },
    groups: ['Developers', 'DataScience'],
    attached: [aws('AmazonS3ReadOnlyAccess'), own('data/AnalyticsBucketAccess')],
    inline: {
      OwnNotebooks: policyOf({
        Effect: 'Allow',
        Action: ['sagemaker:StartNotebookInstance', 'sagemaker:StopNotebookInstance'],
        Resource: `arn:aws:sagemaker:*:${accountId}:notebook-instance/\${aws:username}-*`,
      }),
      HomeFolder: policyOf({
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: 'arn:aws:s3:::northwind-home/priya.raman/*',
      }),
    },
    boundary: own('DeveloperBoundary'),
    console: { signedInDaysAgo: 6 },
    keys: [
      { madeDaysAgo: 380, usedDaysAgo: 44, inactive: true },
      { madeDaysAgo: 43, usedDaysAgo: 2 },
    ],
  },
  {
    name: 'tom.becker',
    joinedDaysAgo: 655,
    tags: { Department: 'Engineering' },
    groups: ['Developers'],
    keys: [{ madeDaysAgo: 640, usedDaysAgo: 12, service: 'ec2' }, { madeDaysAgo: 35 }],
  },
  {
    name: 'li.wei',
    path: '/data/',
    joinedDaysAgo: 598,
    tags: { Department: 'Data', 'Cost center': '4300' },
    groups: ['DataScience'],
    console: { signedInDaysAgo: 0.2 },
    mfa: { daysAgo: 597, enabled: true },
  },
  {
    name: 'anna.kowalska',
    joinedDaysAgo: 4,
    tags: { Department: 'Finance', 'Cost center': '2100' },
    groups: ['Finance-ReadOnly'],
    console: {},
    mfa: { daysAgo: 4, enabled: false },
  },
  {
    name: 'diego.ferreira',
    path: '/external/',
    joinedDaysAgo: 330,
    tags: { Company: 'Brightline Audit', 'Valid until': '2026-12-31' },
    groups: ['Auditors'],
    console: { signedInDaysAgo: 96 },
    mfa: { daysAgo: 329, enabled: true },
    otherMfa: [{ daysAgo: 300, kind: 'hardware', serial: 'GAHT12345678' }],
  },
  {
    name: 'ci-deploy',
    path: '/service/',
    joinedDaysAgo: 870,
    tags: { Owner: 'platform@northwind-bikes.example' },
    inline: {
      DeployWebsite: policyOf({
        Effect: 'Allow',
        Action: ['s3:PutObject', 's3:DeleteObject', 'cloudfront:CreateInvalidation'],
        Resource: '*',
      }),
    },
    keys: [{ madeDaysAgo: 870, usedDaysAgo: 0.1, service: 's3' }],
  },
  {
    name: 'backup-agent',
    path: '/service/',
    joinedDaysAgo: 890,
    attached: [own('service/BackupWriter')],
    keys: [{ madeDaysAgo: 889, usedDaysAgo: 210, inactive: true }],
  },
  { name: 'sam.nguyen', joinedDaysAgo: 2 },
];
