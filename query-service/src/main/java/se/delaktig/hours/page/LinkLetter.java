package se.delaktig.hours.page;

/**
 * What reminds of a personal link. As the link's own mail it names nobody, tells no figures, and
 * says everything in Swedish and then in English, as its reader's language is not known.
 */
enum LinkLetter {
  CERTIFY("/intyga/", "Timmar väntar på ditt intyg") {
    @Override
    String text(String project, String link, String choice) {
      return """
      Hej!

      Timmar i projektet %s väntar fortfarande på ditt intyg. Öppna länken, se efter om timmarna \
      stämmer och intyga dem där. Har länken gått ut kan du be om en ny på samma sida.

      %s

      Länken är din egen. Skicka den inte vidare.

      In English: hours in the project %s still wait for you to certify them. Open the link above, \
      check the hours and certify them there. If the link has run out, the same page gives you a \
      new one. The link is your own. Do not forward it.

      Du får det här en gång i veckan så länge något väntar. Vill du inte ha det? \
      Don't want these reminders?
      %s
      """
          .formatted(project, link, project, choice);
    }
  },
  SIGN("/mina-timmar/", "Du har timmar att skriva under") {
    @Override
    String text(String project, String link, String choice) {
      return """
      Hej!

      Du har timmar i projektet %s som du inte har skrivit under. Öppna länken och se efter om de \
      stämmer. Har länken gått ut kan du be om en ny på samma sida.

      %s

      Länken är din egen. Skicka den inte vidare.

      In English: you have hours in the project %s that you have not signed. Open the link above \
      and check them. If the link has run out, the same page gives you a new one. The link is your \
      own. Do not forward it.

      Du får det här en gång i veckan så länge något väntar. Vill du inte ha det? \
      Don't want these reminders?
      %s
      """
          .formatted(project, link, project, choice);
    }
  };

  private final String path;
  private final String subject;

  LinkLetter(String path, String subject) {
    this.path = path;
    this.subject = subject;
  }

  /** What the link's path begins with. */
  String path() {
    return path;
  }

  String subject() {
    return subject;
  }

  /**
   * @param project its number
   * @param link the link's address
   * @param choice where its reader says no to reminders
   */
  abstract String text(String project, String link, String choice);
}
