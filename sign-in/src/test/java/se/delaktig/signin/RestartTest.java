package se.delaktig.signin;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import se.delaktig.kernel.server.LoopbackConnectors;
import tools.jackson.databind.JsonNode;

/** What holds after the sign-in has been stopped and started again. */
class RestartTest {
  private static final String PASSWORD = "tre glada grankottar";

  @TempDir Path folder;
  private final MongoServer mongo = new MongoServer(new MemoryBackend());

  @BeforeEach
  void bind() {
    mongo.bind();
  }

  @AfterEach
  void shutDown() {
    mongo.shutdownNow();
  }

  @Test
  void tokensFromBeforeARestartStillHold() {
    int port = LoopbackConnectors.freePort();
    Path keys = folder.resolve("keys");
    JsonNode tokens;
    try (RunningSignIn first = RunningSignIn.start(mongo, keys, port)) {
      first.accounts().create("ekonom", "Eko Nom", PASSWORD);
      tokens = new PagesClient(first).tokensFor(new Browser(), "ekonom", PASSWORD);
    }

    try (RunningSignIn second = RunningSignIn.start(mongo, keys, port)) {
      assertThat(
              NimbusJwtDecoder.withJwkSetUri(second.issuer + "/oauth2/jwks")
                  .build()
                  .decode(tokens.get("access_token").asString())
                  .getClaimAsString("name"))
          .isEqualTo("Eko Nom");
      assertThat(second.accounts().find("EKONOM")).isPresent();
      assertThat(new PagesClient(second).refresh(tokens.get("refresh_token").asString()).status())
          .isEqualTo(200);
    }

    // With other keys nothing of it holds, and nothing breaks.
    try (RunningSignIn other = RunningSignIn.start(mongo, folder.resolve("other"), port)) {
      assertThat(new PagesClient(other).refresh(tokens.get("refresh_token").asString()).body())
          .contains("invalid_grant");
    }
  }
}
