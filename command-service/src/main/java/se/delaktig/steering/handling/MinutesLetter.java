package se.delaktig.steering.handling;

import se.delaktig.personregister.Outbox.Mail;

/**
 * The mail that minutes go along with. It names nobody. Which language its reader prefers is not
 * known, so it says everything in Swedish and then in English.
 */
final class MinutesLetter {
  /** What the file is called in the mail. */
  static final String FILE_NAME = "protokoll.pdf";

  private MinutesLetter() {}

  /**
   * @param sha256 of the file, by which its reader can tell that it is what was issued
   */
  static Mail of(String recipient, String project, String sha256) {
    return new Mail(
        recipient,
        "Protokoll från möte i projektet " + project,
        """
        Hej!

        Här är protokollet från ett möte i projektet %s, så som det utfärdades. Du behöver inget \
        konto för att läsa det. Filens SHA-256 är

        %s

        In English: these are the minutes of a meeting in the project %s, as they were issued. You \
        need no account to read them. The file's SHA-256 is given above.
        """
            .formatted(project, sha256, project));
  }
}
