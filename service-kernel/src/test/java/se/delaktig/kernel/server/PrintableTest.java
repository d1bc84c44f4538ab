package se.delaktig.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever an error was given, neither a personal number nor a forged line gets into a log. */
@ExtendWith(OutputCaptureExtension.class)
class PrintableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "189002019819",
        "18900201-9819",
        "18900201 9819",
        "900201-9819",
        "9002019819",
        "900201+9819",
        "900261\u20119819",
        "990000-9819"
      })
  void personalNumbersAreNotPrintedHoweverTheyAreWritten(String number) {
    assertThat(Printable.message("no such <" + number + "> here"))
        .isEqualTo("no such <********-****> here");
    assertThat(Printable.trace("Caused by: x: " + number)).doesNotContain("9819");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T06:55:01.123Z",
        "position 12751",
        "1764226501123 ms",
        "2017-00434",
        "D-0199",
        "200 after 1234 ms"
      })
  void otherFiguresAre(String text) {
    assertThat(Printable.message(text)).isEqualTo(text);
  }

  @Test
  void aMessageIsOneLineAndCannotMoveWhatStandsAroundIt() {
    assertThat(Printable.message("typed\r\n2026-11-27 INFO forged\u001b[2J\u202e"))
        .isEqualTo("typed | 2026-11-27 INFO forged?[2J?");
  }

  @Test
  void whatTheServicesLogPassesThroughIt(CapturedOutput printed) {
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(PrintableTest.class).web(WebApplicationType.NONE).run()) {
      LoggerFactory.getLogger("somebody.elses")
          .error(
              "Refused {}",
              "18900201-9819\n2026-11-27 INFO forged",
              new IllegalStateException(
                  "two\nlines of 189002019819", new IllegalArgumentException("9002019819")));
      assertThat(application.isActive()).isTrue();
    }

    assertThat(printed)
        .contains("Refused ********-**** | 2026-11-27 INFO forged")
        .contains("java.lang.IllegalStateException: two\n\t| lines of ********-****\n")
        .contains("Caused by: java.lang.IllegalArgumentException: ********-****\n")
        .contains("\tat " + PrintableTest.class.getName())
        .doesNotContain("9819");
  }
}
