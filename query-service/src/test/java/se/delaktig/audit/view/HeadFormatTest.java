package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import se.delaktig.eventstore.LedgerTree;

/** The test vectors of docs/evidence-bundle.md: what they say is what the program does. */
class HeadFormatTest {
  private static final String FIRST =
      "f7564b296437a84f4badb4d078a220c801b87511e3f42eaf06c5439327414f6d";
  private static final String SECOND =
      "7f8a5a01d949b72660de220f68feca14a1019b6198eeee220740dc7ab4189cd3";
  private static final String ROOT =
      "c9fca9983fe00f0f5967a30bf777cf2cd3784be7058210ecb0a2b3b82940a524";

  /** Of RFC 8032, section 7.1, test 1. */
  private static final String SECRET =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  private static final String KEY = "21fe31dfa154a261";
  private static final String SIGNATURE =
      "a02ef7d446280d9b2243f49c623bdb5d16ed202b9777a7b50b3157b7ac2e459b"
          + "d0f944ba4d37a869aaedc87fae639d3f818af1cdeb5ba49680fbd83c12593108";

  @Test
  void theTreeIsAsThePageSays() throws IOException {
    LedgerTree tree = new LedgerTree();
    tree.add(FIRST);
    tree.add(SECOND);

    assertThat(tree.root()).isEqualTo(ROOT);
    assertThat(page()).contains(ROOT, tree.root(1), tree.consistency(1, 2).getFirst());
  }

  @Test
  void theSignedHeadIsAsThePageSays() throws IOException, GeneralSecurityException {
    byte[] statement =
        SignedHead.statement(
            "2017-00434",
            1,
            2,
            ROOT,
            Instant.parse("2019-11-18T08:00:00.001Z"),
            Instant.parse("2026-11-27T08:00:00Z"),
            SigningKeys.idOf(PUBLIC));
    PrivateKey secret =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(
                new EdECPrivateKeySpec(
                    NamedParameterSpec.ED25519, HexFormat.of().parseHex(SECRET)));

    assertThat(new SigningKeys.Signer(KEY, PUBLIC, secret).sign(statement)).isEqualTo(SIGNATURE);
    assertThat(SigningKeys.idOf(PUBLIC)).isEqualTo(KEY);
    assertThat(SigningKeys.verifies(PUBLIC, statement, SIGNATURE)).isTrue();
    assertThat(page()).contains(PUBLIC, KEY, SIGNATURE.substring(0, 64), SIGNATURE.substring(64));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "evidence-bundle.md"));
  }
}
