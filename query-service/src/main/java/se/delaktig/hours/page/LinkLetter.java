package se.delaktig.hours.page;

import java.util.Locale;
import se.delaktig.kernel.page.Words;

/**
 * What reminds of a personal link. As the link's own mail it names nobody, tells no figures, and
 * says everything in Swedish and then in English, as its reader's language is not known.
 */
enum LinkLetter {
  CERTIFY("/intyga/", "hours.reminder.certify"),
  SIGN("/mina-timmar/", "hours.reminder.sign");

  private static final Locale SWEDISH = Locale.of("sv");

  private final String path;
  private final String key;

  LinkLetter(String path, String key) {
    this.path = path;
    this.key = key;
  }

  /** What the link's path begins with. */
  String path() {
    return path;
  }

  String subject(Words words) {
    return words.sayIn(SWEDISH, key + ".subject");
  }

  /**
   * @param project its number
   * @param link the link's address
   * @param choice where its reader says no to reminders
   */
  String text(Words words, String project, String link, String choice) {
    return words.sayIn(SWEDISH, key, project, link)
        + "\n"
        + words.sayIn(Locale.ENGLISH, key, project, link)
        + "\n"
        + words.sayIn(SWEDISH, "hours.reminder.why")
        + " "
        + words.sayIn(Locale.ENGLISH, "hours.reminder.why")
        + "\n"
        + choice
        + "\n";
  }
}
