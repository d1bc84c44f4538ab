package se.delaktig.kernel.handling;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogEventStore;
import se.delaktig.eventstore.CommitMetadata;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;

/** How Axon is put on top of the commit log here. */
@Configuration(proxyBeanMethods = false)
class CommandServiceAxon {

  /** The real one; a demonstration brings its own, shifted. */
  @Bean
  @ConditionalOnMissingBean
  ProgrammeClock programmeClock() {
    return new ProgrammeClock(InstantSource.system());
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
    return CommitLog.open(
        mongo, database, clock, embedded ? LogSettings.forEmbedded() : LogSettings.server());
  }

  @Bean
  EventStore eventStore(CommitLog log, EventFormat format) {
    return CommitLogEventStore.on(log, format);
  }

  @Bean
  @Primary
  Serializer serializer() {
    return Jackson3Serializer.builder().build();
  }

  @Bean
  CommandTargetResolver streamOfCommand() {
    return message ->
        new VersionedAggregateIdentifier(((ProgrammeCommand) message.getPayload()).stream(), null);
  }

  @Bean
  CorrelationDataProvider commitHeader() {
    return new SimpleCorrelationDataProvider(
        CommitMetadata.LEDGER,
        CommitMetadata.ACTOR,
        CommitMetadata.ROLE,
        CommitMetadata.COMMAND,
        CommitMetadata.COMMAND_ID,
        CommitMetadata.COMMAND_BODY);
  }

  /**
   * @param ids where a demonstration draws its made-up people's ids, so that they come out the same
   *     each time; absent for truly random ones
   */
  @Bean
  PersonRegister personRegister(
      MongoClient mongo,
      ObjectProvider<RandomGenerator> ids,
      @Value("${delaktig.register.database:delaktig_register}") String database,
      @Value("${delaktig.keys}") Path keys) {
    return PersonRegister.open(
        mongo.getDatabase(database), MasterKeys.open(keys), ids.getIfAvailable(SecureRandom::new));
  }

  @Bean
  CommandMac commandMac(@Value("${delaktig.keys}") Path keys) {
    return CommandMac.open(keys);
  }
}
