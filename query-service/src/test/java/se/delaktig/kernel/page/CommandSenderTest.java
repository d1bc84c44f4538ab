package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import se.delaktig.participants.event.PersonId;

class CommandSenderTest {
  private static final FakeCommands SERVICE = new FakeCommands();
  private static final OAuth2AuthorizedClientManager NOBODY = request -> null;
  private static final UUID ID = UUID.fromString("6d8f5a3e-0c55-4dbb-9f0a-2a7d9f6a0001");

  private final CommandSender commands =
      new HttpCommandSender(settings(SERVICE.address()), new OwnToken(NOBODY));

  private record Body(PersonId person, int minutes) {}

  private static final Body BODY = new Body(new PersonId("p00000000000000001"), 60);

  private static PageSettings settings(String commandService) {
    return new PageSettings(
        URI.create("http://localhost:8080"),
        URI.create("http://localhost:8082"),
        null,
        "delaktig",
        new PageSettings.Pages("pages", null, null, Set.of("openid")),
        new PageSettings.Command(URI.create(commandService)),
        null,
        PageSettings.Accounts.BROUGHT_ALONG,
        new PageSettings.Endpoints("", "", "", "", ""));
  }

  @BeforeEach
  void signIn() {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new JwtAuthenticationToken(
                Jwt.withTokenValue("t0ken").header("alg", "none").subject("karin").build()));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aCommandGoesOutWithTheUsersOwnTokenAndItsId() {
    SERVICE.answers(200, "{\"commandId\":\"x\",\"id\":\"d1\",\"position\":4711,\"events\":1}");

    var outcome = commands.send("2017-00434", "log-dialogue-session", BODY, ID);

    assertThat(outcome).isEqualTo(new CommandSender.Sent(4711, "d1"));
    var received = SERVICE.received().getFirst();
    assertThat(received.path()).isEqualTo("/api/projects/2017-00434/commands/log-dialogue-session");
    assertThat(received.headers())
        .containsEntry("Authorization", "Bearer t0ken")
        .containsEntry("Command-Id", ID.toString())
        .containsEntry("Delaktig-Link", "");
    assertThat(received.body()).isEqualTo("{\"person\":\"p00000000000000001\",\"minutes\":60}");
  }

  @Test
  void aPersonalLinksCodeGoesInPlaceOfAToken() {
    SERVICE.answers(200, "{\"position\":5}");

    var outcome = commands.sendByLink("2017-00434", "certify-hours", BODY, ID, "k7f2");

    assertThat(outcome).isEqualTo(new CommandSender.Sent(5, null));
    assertThat(SERVICE.received().getFirst().headers())
        .containsEntry("Delaktig-Link", "k7f2")
        .containsEntry("Authorization", "");
  }

  @Test
  void aRefusalNamesCodeFieldAndValues() {
    SERVICE.answers(
        409,
        """
        {"status":409,"code":"dialogue.in-the-future","field":"startsAt",
         "params":{"today":"2019-11-18"}}\
        """);

    var outcome = commands.send("2017-00434", "log-dialogue-session", BODY, ID);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            CommandSender.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.code()).isEqualTo("dialogue.in-the-future");
              assertThat(refused.field()).isEqualTo("startsAt");
              assertThat(refused.params()).containsExactly(Map.entry("today", "2019-11-18"));
            });
    assertThat(SERVICE.received()).hasSize(1);
  }

  @Test
  void severalFieldsAtFaultBecomeSeveralErrorsAtTheFormsFields() {
    SERVICE.answers(
        400,
        """
        {"status":400,"code":"command.malformed","errors":[
          {"field":"attendances[3].minutes","code":"field.min"},
          {"field":"place.workplace","code":"field.notnull"}]}\
        """);

    var outcome = (CommandSender.Refused) commands.send("2017-00434", "x", BODY, ID);
    var errors = FormErrors.of(outcome, Map.of("place", "arbetsplats"));

    assertThat(errors.all())
        .containsExactly(
            new FormErrors.Problem("attendances[3].minutes", "problem.field.min", List.of()),
            new FormErrors.Problem("arbetsplats", "problem.field.notnull", List.of()));
    assertThat(errors.all().getFirst().target()).isEqualTo("attendances-3-minutes");
  }

  @Test
  void aConnectionCutOnceIsTriedAgainWithTheSameId() {
    SERVICE.answers(200, "{\"position\":7}");
    SERVICE.cutsConnections(1);

    assertThat(commands.send("2017-00434", "x", BODY, ID))
        .isEqualTo(new CommandSender.Sent(7, null));
    assertThat(SERVICE.received())
        .extracting(received -> received.headers().get("Command-Id"))
        .containsExactly(ID.toString(), ID.toString());
  }

  @Test
  void noAnswerLeavesTheOutcomeOpen() {
    SERVICE.answers(200, "{\"position\":7}");
    SERVICE.cutsConnections(10);

    assertThat(commands.send("2017-00434", "x", BODY, ID))
        .isEqualTo(new CommandSender.Unknown(ID, true));
  }

  @Test
  void aFailureInThereLeavesTheOutcomeOpenToo() {
    SERVICE.answers(503, "{\"code\":\"command.outcome-unknown\"}");

    assertThat(commands.send("2017-00434", "x", BODY, ID))
        .isEqualTo(new CommandSender.Unknown(ID, true));
  }

  @Test
  void aLogThatTakesNoWritesHasRecordedNothingAndSaysWhy() {
    SERVICE.answers(503, "{\"code\":\"log.full\"}");

    assertThat(commands.send("2017-00434", "x", BODY, ID))
        .isInstanceOfSatisfying(
            CommandSender.Refused.class,
            refused ->
                assertThat(FormErrors.of(refused).all().getFirst().key())
                    .isEqualTo("problem.log.full"));
    assertThat(SERVICE.received()).hasSize(1);
  }

  @Test
  void thatNothingWasRecordedIsNotBelievedOfATryWhoseAnswerWasCut() {
    SERVICE.answers(503, "{\"code\":\"log.unavailable\"}");
    SERVICE.cutsConnections(1);

    assertThat(commands.send("2017-00434", "x", BODY, ID))
        .isEqualTo(new CommandSender.Unknown(ID, true));
  }

  @Test
  void aServiceThatCannotBeReachedHasRecordedNothing() {
    var nobodyThere = new HttpCommandSender(settings("http://localhost:1"), new OwnToken(NOBODY));

    assertThat(nobodyThere.send("2017-00434", "x", BODY, ID))
        .isEqualTo(new CommandSender.Unknown(ID, false));
    assertThat(FormErrors.of(new CommandSender.Unknown(ID, false)).all().getFirst().key())
        .isEqualTo("problem.command.not-reached");
  }

  @Test
  void aTokenThatIsNoLongerAcceptedLeadsToTheSignIn() {
    SERVICE.answers(401, "{\"code\":\"access.sign-in\"}");

    assertThatThrownBy(() -> commands.send("2017-00434", "x", BODY, ID))
        .isInstanceOf(SignedOut.class);
  }

  @Test
  void nobodySendsNothing() {
    SecurityContextHolder.clearContext();

    assertThatThrownBy(() -> commands.send("2017-00434", "x", BODY, ID))
        .isInstanceOf(SignedOut.class);
  }

  @Test
  void anAnswerThatIsNotJsonIsARefusalWithoutInside() {
    SERVICE.answers(404, "<html>nginx</html>");

    assertThat(commands.send("2017-00434", "x", BODY, ID))
        .isEqualTo(
            new CommandSender.Refused(
                404, List.of(new CommandSender.CommandProblem("command.refused", null, Map.of()))));
  }

  @Test
  void aLinkIsAskedWhoseItIs() {
    SERVICE.answers(
        200,
        """
        {"person":"p1","purpose":"CERTIFY","month":"2019-10","expires":"2026-12-02T00:00:00Z"}\
        """);

    assertThat(commands.open("k7f2"))
        .isInstanceOfSatisfying(
            CommandSender.Opened.class,
            link -> {
              assertThat(link.person()).isEqualTo("p1");
              assertThat(link.month()).isEqualTo("2019-10");
            });
    assertThat(SERVICE.received().getFirst().path()).isEqualTo("/api/link");
  }

  @Test
  void anExpiredLinkIsRefused() {
    SERVICE.answers(409, "{\"code\":\"link.expired\"}");

    assertThat(commands.open("k7f2"))
        .isInstanceOfSatisfying(
            CommandSender.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("link.expired"));
  }
}
