package se.delaktig.demo;

import java.time.LocalDateTime;

/** What a demonstration plays. */
interface Play {
  /**
   * Plays it.
   *
   * @param until what would happen later is left for its visitors to live through; local time in
   *     Sweden
   */
  void on(Stage stage, LocalDateTime until);
}
