import { z } from 'zod';

const common = {
  /** Stable within the plan. */
  id: z.string(),
  /** The draft's row that it serves; for a group or policy that the draft creates, a row of its own. */
  rowId: z.string(),
};

/**
 * One API call, exactly as it will be sent; `input` has the names of AWS's own model
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/). A password is never in it: it is put in when the call is made.
 */
export const stepSchema = z.discriminatedUnion('call', [
  z.object({
    ...common,
    call: z.literal('CreatePolicy'),
    input: z.object({
      PolicyName: z.string(),
      Path: z.string(),
      Description: z.string().optional(),
      PolicyDocument: z.string(),
    }),
  }),
  z.object({
    ...common,
    call: z.literal('CreateGroup'),
    input: z.object({ GroupName: z.string(), Path: z.string() }),
  }),
  z.object({
    ...common,
    call: z.literal('AttachGroupPolicy'),
    input: z.object({ GroupName: z.string(), PolicyArn: z.string() }),
  }),
  z.object({
    ...common,
    call: z.literal('CreateUser'),
    input: z.object({
      UserName: z.string(),
      Path: z.string(),
      PermissionsBoundary: z.string().optional(),
      Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
    }),
  }),
  z.object({
    ...common,
    call: z.literal('AddUserToGroup'),
    input: z.object({ UserName: z.string(), GroupName: z.string() }),
  }),
  z.object({
    ...common,
    call: z.literal('AttachUserPolicy'),
    input: z.object({ UserName: z.string(), PolicyArn: z.string() }),
  }),
  z.object({
    ...common,
    call: z.literal('PutUserPolicy'),
    input: z.object({ UserName: z.string(), PolicyName: z.string(), PolicyDocument: z.string() }),
  }),
  /** Tags that a user who exists lacks. */
  z.object({
    ...common,
    call: z.literal('TagUser'),
    input: z.object({
      UserName: z.string(),
      Tags: z.array(z.object({ Key: z.string(), Value: z.string() })),
    }),
  }),
  z.object({
    ...common,
    call: z.literal('CreateLoginProfile'),
    input: z.object({ UserName: z.string(), PasswordResetRequired: z.boolean() }),
    password: z.enum(['generated', 'custom']),
  }),
  /** A new password for a user that has one. */
  z.object({
    ...common,
    call: z.literal('UpdateLoginProfile'),
    input: z.object({ UserName: z.string(), PasswordResetRequired: z.boolean() }),
    password: z.enum(['generated', 'custom']),
  }),
  z.object({
    ...common,
    call: z.literal('CreateAccessKey'),
    input: z.object({ UserName: z.string() }),
  }),
]);
export type Step = z.infer<typeof stepSchema>;
