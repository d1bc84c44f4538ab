package se.delaktig.participants.page;

import se.delaktig.participants.file.Columns;
import se.delaktig.participants.file.StaffFile;
import se.delaktig.participants.file.StaffList.Otherwise;

/**
 * A staff list that someone is looking at before it goes in. Lives in the session's memory alone,
 * as it is full of personal numbers, and goes with it.
 */
record Upload(StaffFile file, Columns columns, Otherwise otherwise) {
  Upload with(Columns chosen) {
    return new Upload(file, chosen, otherwise);
  }
}
