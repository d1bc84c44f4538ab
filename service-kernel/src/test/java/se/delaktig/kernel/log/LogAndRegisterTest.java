package se.delaktig.kernel.log;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** With what settings the services reach the log's server. */
class LogAndRegisterTest {

  @ParameterizedTest
  @CsvSource({
    "mongodb://localhost/, 1000",
    "mongodb://localhost/?heartbeatFrequencyMS=5000, 5000",
  })
  void serversAreLookedAtEverySecondUnlessTheAddressSaysOtherwise(String address, long millis) {
    new ApplicationContextRunner()
        .withInitializer(context ->
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
        .withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class))
        .withUserConfiguration(LogAndRegister.class)
        .withPropertyValues("spring.mongodb.uri=" + address)
        .run(context -> {
          MongoClientSettings.Builder settings = MongoClientSettings.builder();
          context
              .getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
              .orderedStream()
              .forEach(one -> one.customize(settings));
          assertThat(settings.build().getServerSettings().getHeartbeatFrequency(MILLISECONDS))
              .isEqualTo(millis);
        });
  }
}
