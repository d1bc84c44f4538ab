package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** The page on which the system administrator has the views looked after. */
record Operations(Visit admin) {
  static final String PAGE = "/drift";

  /** What tells its form from others. */
  static final String FORM = "name=\"vad\"";

  private static final Pattern VIEW = Pattern.compile("<option value=\"([^\"]+)\"");
  private static final Pattern MADE_ANEW =
      Pattern.compile("Gör om(?:(?!Jämför med|Gör om).)*?(?:Lika|Utbytt):");

  /** The views there are, as the form names them. */
  List<String> views() throws Exception {
    return VIEW.matcher(Form.in(admin.open(PAGE).body(), FORM).markup())
        .results()
        .map(view -> view.group(1))
        .toList();
  }

  /** Has something done to a view in the background. */
  void ask(String view, String work) throws Exception {
    HttpResponse<String> asked =
        admin.send(admin.form(PAGE, FORM).with("vy", view).with("vad", work));
    assertThat(Form.words(asked.body())).contains("Det görs nu i bakgrunden");
  }

  /** What stands after a view and its work among the outcomes. */
  String outcome(String row) throws Exception {
    String outcomes = outcomes();
    int at = outcomes.indexOf(row);
    assertThat(at).as(row + " in " + outcomes).isNotNegative();
    return outcomes
        .substring(at + row.length())
        .replaceFirst("^.*?(?=Lika|Utbytt|Skiljer|Inte)", "");
  }

  /** How many views have been made anew and are what they were, or have been replaced. */
  long madeAnew() throws Exception {
    return MADE_ANEW.matcher(outcomes()).results().count();
  }

  private String outcomes() throws Exception {
    String page = Form.words(admin.open(PAGE).body());
    return page.substring(page.indexOf("Senaste utfall"));
  }
}
