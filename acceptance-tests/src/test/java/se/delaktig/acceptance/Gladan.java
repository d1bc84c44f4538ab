package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * What the people around Förskolan Gladan do, over HTTP and without script: its process leader
 * Samira, the project leader Karin, and whoever has a personal link.
 */
final class Gladan implements AutoCloseable {
  static final String PROJECT = "/projekt/2017-00434";
  static final String PLACE = "forskolan-gladan";

  /**
   * How long the sessions here are. Short, for beyond five hours a person's time does not count,
   * and all tests share the same people.
   */
  static final int LENGTH = 4;

  final Visit samira;
  final Visit karin;
  private final RunningOffice office;

  Gladan(RunningOffice office) throws IOException, InterruptedException {
    this.office = office;
    this.samira = Visit.as("processledare", office);
    this.karin = Visit.as("projektledare", office);
  }

  /** The form for a session on a day at 13.00, everyone present. */
  Form logForm(String day) throws IOException, InterruptedException {
    return samira
        .form(PROJECT + "/dialog/logga", "name=\"plats\"")
        .with("datum", day)
        .with("start", "13.00")
        .with("minuter", "annat")
        .with("minuter-annat", Integer.toString(LENGTH));
  }

  /** Logs a session of so many minutes, which everyone signs and the manager certifies. */
  String proven(String day, int minutes, String monthInWords)
      throws IOException, InterruptedException {
    String session =
        saved(samira.send(logForm(day).with("minuter-annat", Integer.toString(minutes))));
    everyoneSigns(session);
    certify(certifyLink("Marie Lindahl", day.substring(0, 7), monthInWords));
    return session;
  }

  /** Somebody's id, as the roll has it. */
  String personId(String person) throws IOException, InterruptedException {
    return fieldOf(person, logForm("2018-12-03").markup()).replaceFirst("^d-", "");
  }

  /** Logs a session for everyone and gives its id. */
  String log(String day) throws IOException, InterruptedException {
    return saved(samira.send(logForm(day)));
  }

  /** The id of the session that a receipt is about. */
  static String saved(HttpResponse<String> receipt) {
    assertThat(receipt.statusCode()).as(Form.words(receipt.body())).isEqualTo(200);
    return first(receipt.body(), "/dialog/([^/\"]+)/skriv-under");
  }

  /** Everyone who has not signed does, on the leader's phone; gives how many they were. */
  int everyoneSigns(String session) throws IOException, InterruptedException {
    String address = PROJECT + "/dialog/" + session + "/skriv-under";
    int signed = 0;
    String page = samira.open(address).body();
    while (page.contains("name=\"rad\"")) {
      page = samira.send(Form.in(page, "name=\"rad\"")).body();
      signed++;
    }
    return signed;
  }

  /** The project leader reminds whoever certifies a month; gives the link that was mailed. */
  String certifyLink(String certifier, String month, String monthInWords)
      throws IOException, InterruptedException {
    String pending = karin.open(PROJECT + "/intyg").body();
    Form reminder =
        Form.all(pending).stream()
            .filter(form -> form.action().endsWith("/intyg/paminn"))
            .filter(form -> form.markup().contains(" " + certifier + ", " + monthInWords + "<"))
            .findFirst()
            .orElseThrow(() ->
                new AssertionError(certifier + ", " + monthInWords + " in " + Form.words(pending)));
    assertThat(reminder.value("manad")).isEqualTo(month);
    assertThat(Form.words(karin.send(reminder).body())).contains("på väg");
    return newestLink(certifier);
  }

  /** The project leader sends someone the link to their own hours of a day. */
  String ownLink(String person, String dayInWords) throws IOException, InterruptedException {
    Form send = karin.form(PROJECT + "/intyg", " " + person + ", " + dayInWords + "<");
    assertThat(Form.words(karin.send(send).body())).contains("på väg");
    return newestLink(person);
  }

  private String newestLink(String person) throws IOException, InterruptedException {
    String outbox = karin.open(PROJECT + "/utkorg").body();
    String letter = first(outbox, "(?s)(<article.*?</article>)");
    assertThat(letter).contains("Till " + person);
    return first(letter, "href=\"(/(?:intyga|mina-timmar)/[^\"]+)\"");
  }

  /** Opens a certifier's link and presses the button. */
  void certify(String link) throws IOException, InterruptedException {
    try (Visit certifier = Visit.unknown(office)) {
      HttpResponse<String> done = certifier.send(certifier.form(link, "name=\"rad\""));
      assertThat(Form.words(done.body())).contains("är intygade");
    }
  }

  /** A session as the JSON view gives it. */
  JsonNode session(String id) throws IOException, InterruptedException {
    for (JsonNode one : sessions()) {
      if (one.get("session").asString().equals(id)) {
        return one;
      }
    }
    throw new AssertionError("no session " + id);
  }

  JsonNode sessions() throws IOException, InterruptedException {
    return karin.json("/api/projects/2017-00434/dialogue").get("sessions");
  }

  Figures figures() throws IOException, InterruptedException {
    return Figures.seenBy(karin);
  }

  /** The form's field of a person on the roll, by the name beside it. */
  static String fieldOf(String person, String page) {
    return first(
        page, "(?s)<legend[^>]*>" + Pattern.quote(person) + "</legend>.*?name=\"(d-[^\"]+)\"");
  }

  static String first(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern + " in " + Form.words(text)).isTrue();
    return HtmlUtils.htmlUnescape(found.group(1));
  }

  @Override
  public void close() {
    samira.close();
    karin.close();
  }
}
