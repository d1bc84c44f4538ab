package se.delaktig.acceptance;

import java.nio.file.Path;
import java.util.Map;

/** A running Delaktig, however it was started. */
interface Office {
  /** Address of the pages and of what is read. */
  String pages();

  /** Address that takes commands. */
  String commands();

  /** The demonstration's accounts, by role. */
  Map<String, RunningOffice.Account> accounts();

  /** The file with the secret by which the pages sign people in. */
  Path pagesSecret();
}
