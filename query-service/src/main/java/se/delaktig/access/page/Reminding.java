package se.delaktig.access.page;

/** Reminds some of those who must act. Each word may give one as a bean. */
public interface Reminding {
  /**
   * Puts this week's reminders into the outbox: one for each whom something waits for and who has
   * not said no. Asked again for the same week it reminds nobody twice.
   *
   * @return whether all were put there; otherwise it is asked again in a while
   */
  boolean remind(ReminderWeek week);
}
