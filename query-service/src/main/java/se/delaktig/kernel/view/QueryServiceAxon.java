package se.delaktig.kernel.view;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogEventStore;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How the views follow the log: one tracking processor each. */
@Configuration(proxyBeanMethods = false)
class QueryServiceAxon {
  private static final int BATCH = 1000;

  /** The command service beside this one wakes the readers; looking often would be for nothing. */
  private static final Duration WITHIN_PROCESS = Duration.ofMillis(500);

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

  @Bean
  MongoTemplate mongoTemplate(
      MongoClient mongo, @Value("${delaktig.views.database:delaktig_views}") String database) {
    return new MongoTemplate(mongo, database);
  }

  @Bean(destroyMethod = "close")
  CommitLog commitLog(
      MongoClient mongo,
      ProgrammeClock clock,
      @Value("${delaktig.log.database:delaktig_log}") String database,
      @Value("${delaktig.embedded:false}") boolean embedded) {
    return CommitLog.open(
        mongo,
        database,
        clock,
        embedded ? LogSettings.forEmbedded().withPollDelay(WITHIN_PROCESS) : LogSettings.server());
  }

  @Bean
  PersonRegister personRegister(
      MongoClient mongo,
      @Value("${delaktig.register.database:delaktig_register}") String database,
      @Value("${delaktig.keys}") Path keys) {
    return PersonRegister.open(mongo.getDatabase(database), MasterKeys.open(keys));
  }

  @Bean
  EventStore eventStore(CommitLog log, EventFormat format) {
    return CommitLogEventStore.on(log, format);
  }

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

  @Bean
  TokenStore tokenStore(
      MongoClient mongo,
      Serializer serializer,
      @Value("${delaktig.views.database:delaktig_views}") String database,
      @Value("${delaktig.node:}") String node) {
    MongoTokenStore.Builder builder =
        MongoTokenStore.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(mongo, database).build())
            .serializer(serializer);
    return node.isEmpty() ? builder.build() : builder.nodeId(node).build();
  }

  @Bean
  ConfigurerModule viewsFollowTheLog(Views views) {
    return configurer -> {
      EventProcessingConfigurer processing = configurer.eventProcessing();
      processing.usingTrackingEventProcessors();
      for (ViewProjection<?> projection : views.projections()) {
        processing.registerTrackingEventProcessorConfiguration(
            projection.name(),
            configuration ->
                TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                    .andBatchSize(BATCH));
        processing.registerEventHandler(configuration -> projection);
      }
      processing.byDefaultAssignHandlerInstancesTo(handler -> ((ViewProjection<?>) handler).name());
      processing.registerDefaultListenerInvocationErrorHandler(
          configuration -> PropagatingErrorHandler.instance());
    };
  }
}
