package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A participant who cannot open the link of the mail types its code. */
@ExtendWith(SharedOffice.class)
class PersonalCodeTest {
  private final RunningOffice office;

  PersonalCodeTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void theCodeOfAMailOpensWhatItsLinkOpens() throws Exception {
    try (Gladan gladan = new Gladan(office);
        Visit ali = Visit.unknown(office)) {
      gladan.log("2019-04-15");
      String link = gladan.ownLink("Ali Rahimi", "15 apr 2019");
      String mail = Form.words(gladan.karin.open(Gladan.PROJECT + "/utkorg").body());
      String code = Gladan.first(mail, "koden ([0-9a-z]{5}(?:-[0-9a-z]{5}){4}-[0-9a-z]) ");
      assertThat(link).endsWith("/" + code.replace("-", ""));

      Form form = ali.form("/mina-timmar", "name=\"kod\"");
      HttpResponse<String> nothing = ali.send(form);
      assertThat(nothing.statusCode()).isEqualTo(422);
      assertThat(Form.words(nothing.body())).contains("Skriv koden.");
      HttpResponse<String> opened =
          ali.send(
              form.with("kod", code.toUpperCase(Locale.ROOT).replace('0', 'O').replace('-', ' ')));
      assertThat(opened.uri().getPath()).isEqualTo(link);
      assertThat(Form.words(opened.body())).contains("Ali Rahimi").doesNotContain("Bodil");
      assertThat(ali.send(form.with("kod", "helt fel")).statusCode())
          .as("as for a link that does not open")
          .isEqualTo(ali.open("/mina-timmar/helt-fel").statusCode());
    }
  }
}
