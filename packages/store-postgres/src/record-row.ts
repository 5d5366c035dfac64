/** A row of a record, which is selected as text so that its codec reads it. */
export interface RecordRow {
  readonly record: string;
}
