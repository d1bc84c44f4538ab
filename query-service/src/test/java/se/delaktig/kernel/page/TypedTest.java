package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A form that is shown again has what was typed; the page's other forms have what was there. */
class TypedTest {
  private final Typed typed = new Typed();

  @AfterEach
  void noRequest() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void whatWasSentStandsInPlaceOfWhatWasThere() {
    MockHttpServletRequest form = sent();
    form.setParameter("manager", "marie");
    form.setParameter("leaders", "ali");
    assertThat(typed.isChosen("manager", "samira", "marie")).isTrue();
    assertThat(typed.isChosen("manager", "samira", "samira")).isFalse();
    assertThat(typed.isAmong("leaders", List.of("samira"), "ali")).isTrue();
    assertThat(typed.isAmong("leaders", List.of("samira"), "samira")).isFalse();
  }

  @Test
  void whatAnotherFormOfThePageHadStays() {
    sent().setParameter("sokord", "ali");
    assertThat(typed.of("from", "2019-11-18")).isEqualTo("2019-11-18");
    assertThat(typed.isChosen("manager", "samira", "samira")).isTrue();
    assertThat(typed.isAmong("leaders", List.of("samira"), "samira")).isTrue();
  }

  @Test
  void boxesThatWereAllUntickedStayUnticked() {
    sent().setParameter(typed.asked("leaders"), "1");
    assertThat(typed.isAmong("leaders", List.of("samira"), "samira")).isFalse();
  }

  private static MockHttpServletRequest sent() {
    MockHttpServletRequest form = new MockHttpServletRequest("POST", "/");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(form));
    return form;
  }
}
