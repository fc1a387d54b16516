/** Something in a field that cannot work. */
export interface FieldProblem<Field extends string> {
  field: Field;
  /** The rule's stable name. */
  rule: string;
  message: string;
  /** Known only of an account that was read. */
  ofAccount: boolean;
}
