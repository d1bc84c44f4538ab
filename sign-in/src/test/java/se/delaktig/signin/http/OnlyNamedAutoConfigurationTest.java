package se.delaktig.signin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class OnlyNamedAutoConfigurationTest {
  private static final String[] CANDIDATES = {
    "org.springframework.boot.tomcat.A", "org.axonframework.springboot.B", null
  };

  @Test
  void onlyWhatIsNamedIsTaken() {
    assertThat(matches(Map.of("delaktig.auto-configuration.only", "org.springframework.boot.")))
        .containsExactly(true, false, true);
  }

  @Test
  void aContextThatNamesNothingTakesEverything() {
    assertThat(matches(Map.of())).containsExactly(true, true, true);
  }

  private static boolean[] matches(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    OnlyNamedAutoConfiguration filter = new OnlyNamedAutoConfiguration();
    filter.setEnvironment(environment);
    AutoConfigurationMetadata unused = null;
    return filter.match(CANDIDATES, unused);
  }
}
