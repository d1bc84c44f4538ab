package se.delaktig.kernel.log;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogEventStore;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How the services open the log, with Axon on top of it, and the person register. */
@Configuration(proxyBeanMethods = false)
public class LogAndRegister {
  private static final int BEFORE_THE_ADDRESS = -1;
  private static final Duration LOOK_AT_SERVERS = Duration.ofSeconds(1);

  /** In one process a write wakes the readers; looking often would be for nothing. */
  private static final Duration WITHIN_PROCESS = Duration.ofMillis(500);

  /** The real one; a demonstration brings its own, shifted. */
  @Bean
  @ConditionalOnMissingBean
  ProgrammeClock programmeClock() {
    return new ProgrammeClock(InstantSource.system());
  }

  /**
   * The driver refuses at once what it believes a server can't answer within the time that the log
   * gives it, and believes so from how long answers took when it last looked. So a server that has
   * stood still and is back would be refused until the next look. The address may say otherwise.
   */
  @Bean
  @Order(BEFORE_THE_ADDRESS)
  MongoClientSettingsBuilderCustomizer serversAreLookedAtOften() {
    return settings ->
        settings.applyToServerSettings(
            server -> server.heartbeatFrequency(LOOK_AT_SERVERS.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Bean
  EventVocabulary eventVocabulary() {
    return new EventVocabulary();
  }

  @Bean
  EventFormat eventFormat(EventVocabulary vocabulary) {
    return new EventsAsJson(vocabulary);
  }

  @Bean(destroyMethod = "close")
  CommitLog commitLog(
      MongoClient mongo,
      ProgrammeClock clock,
      @Value("${delaktig.log.database:delaktig_log}") String database,
      @Value("${delaktig.embedded:false}") boolean embedded) {
    return CommitLog.open(mongo, database, clock, settings(embedded));
  }

  private static LogSettings settings(boolean embedded) {
    return embedded
        ? LogSettings.forEmbedded().withPollDelay(WITHIN_PROCESS)
        : LogSettings.server();
  }

  /** Beside the log: no event of the programme's is mixed with who looked at it. */
  @Bean(destroyMethod = "close")
  ReadLog readLog(
      MongoClient mongo,
      ProgrammeClock clock,
      PersonRegister register,
      @Value("${delaktig.reads.database:delaktig_reads}") String database,
      @Value("${delaktig.embedded:false}") boolean embedded) {
    return ReadLog.on(
        CommitLog.open(mongo, database, clock, settings(embedded)), register.readings());
  }

  @Bean
  EventStore eventStore(CommitLog log, EventFormat format) {
    return CommitLogEventStore.on(log, format);
  }

  /** Axon's own replay token holds its context as any object, which Jackson would refuse. */
  @Bean
  @Primary
  Serializer serializer() {
    BasicPolymorphicTypeValidator types =
        BasicPolymorphicTypeValidator.builder()
            .allowIfSubType("org.axonframework.")
            .allowIfSubType("se.delaktig.")
            .allowIfSubType("java.lang.")
            .build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(builder -> builder.polymorphicTypeValidator(types).build())
        .build();
  }

  /**
   * @param ids where a demonstration draws its made-up people's ids, so that they come out the same
   *     each time; absent for truly random ones
   */
  @Bean
  PersonRegister personRegister(
      MongoClient mongo,
      CommitLog log,
      EventVocabulary vocabulary,
      ObjectProvider<RandomGenerator> ids,
      @Value("${delaktig.register.database:delaktig_register}") String database,
      @Value("${delaktig.keys}") Path keys) {
    return Erasures.applied(
        PersonRegister.open(
            mongo.getDatabase(database),
            MasterKeys.open(keys),
            ids.getIfAvailable(SecureRandom::new)),
        log,
        vocabulary);
  }
}
