package se.delaktig.kernel.handling;

import java.util.Map;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CoreMatchers;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.participants.event.PersonId;

/** What the given/when/then tests of the words share. */
public final class Given {
  public static final String LEDGER = "2017-00434";

  private Given() {}

  /** A fixture whose commands find their stream as in the running program. */
  public static <A> FixtureConfiguration<A> stream(Class<A> aggregate) {
    return fixture(aggregate);
  }

  /** The same for handlers of their own, which ask for its repository. */
  public static <A> AggregateTestFixture<A> fixture(Class<A> aggregate) {
    AggregateTestFixture<A> fixture = new AggregateTestFixture<>(aggregate);
    fixture
        .registerCommandTargetResolver(message ->
            new VersionedAggregateIdentifier(
                ((ProgrammeCommand) message.getPayload()).stream(), null))
        .registerCommandHandlerInterceptor(Answers::note);
    return fixture;
  }

  /** The metadata of a command that someone sends in a role. */
  public static Map<String, Object> by(Role role) {
    return by(role, null);
  }

  /** The metadata of a command that one of the project's people sends in a role. */
  public static Map<String, Object> by(Role role, @Nullable PersonId person) {
    return Map.of(
        "ledger",
        LEDGER,
        "actor",
        "actor-1",
        "acting",
        new Acting(new ActorId("actor-1"), role, person));
  }

  /** Whether a failure is a refusal with that code. */
  public static Matcher<RefusedException> refusedWith(String code) {
    return new FeatureMatcher<>(CoreMatchers.equalTo(code), "refused with", "code") {
      @Override
      protected String featureValueOf(RefusedException refused) {
        return refused.rejection().code();
      }
    };
  }
}
