package se.delaktig.kernel.view;

import com.mongodb.client.MongoClient;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** How the views follow the log: all by one tracking processor. */
@Configuration(proxyBeanMethods = false)
class QueryServiceAxon {
  private static final int BATCH = 1000;

  @Bean
  MongoTemplate mongoTemplate(
      MongoClient mongo, @Value("${delaktig.views.database:delaktig_views}") String database) {
    return new MongoTemplate(mongo, database);
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
  ConfigurerModule viewsFollowTheLog(Views views, LogFollower follower) {
    return configurer -> {
      EventProcessingConfigurer processing = configurer.eventProcessing();
      processing.usingTrackingEventProcessors();
      processing.registerTrackingEventProcessorConfiguration(
          views.processor(),
          configuration ->
              TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                  .andBatchSize(BATCH)
                  .andInitialTrackingToken(
                      log -> new GlobalSequenceTrackingToken(views.leastPosition())));
      processing.registerEventHandler(configuration -> follower);
      processing.byDefaultAssignTo(views.processor());
      processing.registerDefaultListenerInvocationErrorHandler(
          configuration -> PropagatingErrorHandler.instance());
    };
  }
}
