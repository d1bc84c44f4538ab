package se.delaktig.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void unlessSetEverythingIsOnThisMachine() {
    Settings settings = Settings.from(Map.of());
    assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
    assertThat(settings.signInAddress(4711)).isEqualTo("http://localhost:4711");
    assertThat(settings.keys()).hasFileName("delaktig-data-keys");
    assertThat(settings.mongoUri()).isNull();
  }

  @Test
  void anEmptyVariableIsAsGoodAsNone() {
    assertThat(Settings.from(Map.of("DELAKTIG_PUBLIC_URL", "", "DELAKTIG_QUERY_PORT", " ")))
        .isEqualTo(Settings.from(Map.of()));
  }

  @Test
  void theKeysNeverLieAmongTheData() {
    assertThatThrownBy(() ->
            Settings.from(Map.of("DELAKTIG_DATA", "office", "DELAKTIG_KEYS", "office/../office/k")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("DELAKTIG_KEYS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "-1", "65536", "80 80"})
  void aPortIsANumber(String port) {
    assertThatThrownBy(() -> Settings.from(Map.of("DELAKTIG_COMMAND_PORT", port)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("DELAKTIG_COMMAND_PORT")
        .hasMessageContaining(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delaktig.example",
        "ftp://delaktig.example",
        "https://a.example/app",
        "http://a_b"
      })
  void anAddressIsThatOfAWholeHost(String address) {
    assertThatThrownBy(() -> Settings.from(Map.of("DELAKTIG_PUBLIC_URL", address)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("DELAKTIG_PUBLIC_URL")
        .hasMessageContaining(address);
  }

  @Test
  void theSignInIsAtThePagesHostUnlessSet() {
    Map<String, String> pages = Map.of("DELAKTIG_PUBLIC_URL", "https://delaktig.example/");
    assertThat(Settings.from(pages).publicUrl()).hasToString("https://delaktig.example");
    assertThat(Settings.from(pages).signInAddress(8082)).isEqualTo("https://delaktig.example:8082");
    Settings apart =
        Settings.from(
            Map.of(
                "DELAKTIG_SIGN_IN_URL",
                "https://inloggning.example",
                "DELAKTIG_SIGN_IN_PORT",
                "8082"));
    assertThat(apart.signInAddress(8082)).isEqualTo("https://inloggning.example");
  }

  @Test
  void whateverLeadsToTheSignInMustKnowItsPort() {
    assertThatThrownBy(
            () -> Settings.from(Map.of("DELAKTIG_SIGN_IN_URL", "https://inloggning.example")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("DELAKTIG_SIGN_IN_PORT");
  }

  @Test
  void theStoreWaitsForTheDiskUnlessThatIsSwitchedOff() {
    assertThat(Settings.from(Map.of()).fsync()).isTrue();
    assertThat(Settings.from(Map.of("DELAKTIG_FSYNC", "off")).fsync()).isFalse();
    assertThatThrownBy(() -> Settings.from(Map.of("DELAKTIG_FSYNC", "no")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("DELAKTIG_FSYNC must be on or off");
  }

  @Test
  void theStoreCompressesUnlessThatIsSwitchedOff() {
    assertThat(Settings.from(Map.of()).compressed()).isTrue();
    assertThat(Settings.from(Map.of("DELAKTIG_COMPRESSION", "off")).compressed()).isFalse();
  }

  @Test
  void thePartsReachEachOtherWhereTheyListen() {
    assertThat(Listening.at("localhost").inside()).isEqualTo("localhost");
    assertThat(Listening.at("0.0.0.0").inside()).isEqualTo("localhost");
    assertThat(Listening.at("127.0.0.3").inside()).isEqualTo("127.0.0.3");
    assertThat(Listening.at("::1").inside()).isEqualTo("[0:0:0:0:0:0:0:1]");
    assertThatThrownBy(() -> Listening.at("no such host"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("DELAKTIG_BIND");
  }

  @Test
  void aPortThatIsTakenIsFoundOutBeforehand() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());
      Settings settings = Settings.from(Map.of("DELAKTIG_QUERY_PORT", port));
      assertThatThrownBy(settings::demandFreePorts)
          .isInstanceOf(BadSettingException.class)
          .hasMessageContaining(port)
          .hasMessageContaining("DELAKTIG_QUERY_PORT");
    }
  }
}
