package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** However a bundle is forged, both verifiers say so and name what was forged. */
@ExtendWith(SharedOffice.class)
class TamperedBundlesTest {
  private static final int FORGERIES = Boolean.getBoolean("delaktig.long") ? 10_000 : 230;

  /** Of a claim's figures, of the goals' values and of the hours each, with the whole ledger. */
  private static final int FORGED_CLAIMS = 9;

  /** Of the ledger's first commits: enough for hours that are certified. */
  private static final int MOST_COMMITS = 400;

  private static final String ADDRESS = "/api/projects/2017-00434/evidence-bundle";

  private final RunningOffice office;
  private final Chromium chromium;

  TamperedBundlesTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void everyForgeryIsFoundAndNamedByBothVerifiers(@TempDir Path folder) throws Exception {
    Bundle genuine = takenHome();
    Tampering tampering = new Tampering(genuine, officesKey());
    List<String> unseen = new ArrayList<>();
    try (Verifier python = PythonVerifier.of(genuine, folder);
        Verifier page = PageVerifier.of(genuine, chromium, folder)) {
      for (Verifier verifier : List.of(python, page)) {
        assertThat(verifier.verdict(genuine, genuine.head(), genuine.key()).findings()).isEmpty();
      }
      for (long seed = 0; seed < FORGERIES; seed++) {
        Tampering.Forged forged = tampering.of(seed);
        for (Verifier verifier : List.of(python, page)) {
          Verdict verdict = verifier.verdict(forged.bundle(), forged.head(), forged.key());
          if (verdict.intact() || !verdict.names(forged.file())) {
            unseen.add(
                "%s: %d, %s in %s: %s"
                    .formatted(
                        verifier.getClass().getSimpleName(),
                        seed,
                        forged.what(),
                        forged.file(),
                        verdict.findings()));
          }
        }
      }
      assertThat(unseen).isEmpty();
      for (Verifier verifier : List.of(python, page)) {
        assertThat(verifier.verdict(genuine, null, null).findings()).isEmpty();
      }
    }
  }

  /**
   * Both verifiers recompute each claim's lines, sums and grant, every goal's value and every hour
   * from the events.
   */
  @Test
  void everyForgedClaimGoalAndHourIsFoundThoughItIsSignedWithTheOfficesKey(@TempDir Path folder)
      throws Exception {
    OneOfEach.in(office);
    Bundle genuine;
    try (Visit ulla = Visit.as("utvärderare", office)) {
      genuine = Bundle.unpacked(ulla.file(ADDRESS));
    }
    assertThat(genuine.lines("figures.jsonl"))
        .filteredOn(figure -> figure.get("of").has("claim"))
        .extracting(figure -> figure.get("figure").asString())
        .contains("claims.line", "claims.paid-costs", "claims.cofinancing", "claims.grant");
    assertThat(genuine.lines("figures.jsonl"))
        .filteredOn(figure -> figure.get("figure").asString().equals("goals.value"))
        .extracting(figure -> figure.get("unit").asString())
        .as("goals that are measured, counted and asked of")
        .contains("NUMBER", "HOURS", "PERCENT");
    Tampering tampering = new Tampering(genuine, officesKey());
    try (Verifier python = PythonVerifier.of(genuine, folder);
        Verifier page = PageVerifier.of(genuine, chromium, folder)) {
      for (Verifier verifier : List.of(python, page)) {
        assertThat(verifier.verdict(genuine, null, null).findings()).isEmpty();
        for (long seed = 0; seed < FORGED_CLAIMS; seed++) {
          Tampering.Forged forged = tampering.ofAClaim(seed);
          Verdict verdict = verifier.verdict(forged.bundle(), null, null);
          assertThat(verdict.names(forged.file()))
              .as("%s sees %s: %s", verifier.getClass().getSimpleName(), forged.what(), verdict)
              .isTrue();
        }
        for (long seed = 0; seed < FORGED_CLAIMS; seed++) {
          Tampering.Forged forged = tampering.ofAGoal(seed);
          Verdict verdict = verifier.verdict(forged.bundle(), null, null);
          assertThat(verdict.names(forged.file()))
              .as("%s sees %s: %s", verifier.getClass().getSimpleName(), forged.what(), verdict)
              .isTrue();
        }
        for (long seed = 0; seed < FORGED_CLAIMS; seed++) {
          Tampering.Forged forged = tampering.ofTheHours(seed);
          Verdict verdict = verifier.verdict(forged.bundle(), null, null);
          assertThat(verdict.names(forged.file()))
              .as("%s sees %s: %s", verifier.getClass().getSimpleName(), forged.what(), verdict)
              .isTrue();
        }
      }
    }
  }

  /** The first commits, with heads that were signed before the last. */
  private Bundle takenHome() throws IOException, InterruptedException {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      long all = Bundle.unpacked(ulla.file(ADDRESS)).json("manifest.json").get("commits").asLong();
      long some = Math.min(MOST_COMMITS, all * 2 / 3);
      for (long commits : List.of(1L, 64L, some - 1)) {
        ulla.file(ADDRESS + "?commits=" + commits);
      }
      return Bundle.unpacked(ulla.file(ADDRESS + "?commits=" + some));
    }
  }

  private PrivateKey officesKey() throws IOException, GeneralSecurityException {
    String pem =
        Files.readString(office.pagesSecret().resolveSibling("ledger-signing-key-0001.pem"));
    String secret = pem.substring(pem.indexOf("-----\n") + 6, pem.indexOf("\n-----END"));
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(secret)));
  }
}
