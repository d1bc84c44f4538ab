package se.delaktig.hours.handling;

import com.mongodb.client.MongoClient;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonRegister;

/** What personal links and their mail need. */
@Configuration(proxyBeanMethods = false)
class LinkSettings {
  @Bean
  Outbox outbox(
      MongoClient mongo,
      PersonRegister register,
      @Value("${delaktig.register.database:delaktig_register}") String database) {
    return Outbox.on(mongo.getDatabase(database), register);
  }

  @Bean
  LinkIssuing linkIssuing(
      PersonRegister register,
      Outbox outbox,
      Consult consult,
      @Value("${delaktig.public-url:http://localhost:8080}") String pages) {
    return new LinkIssuing(register, outbox, consult, pages, InstantSource.system());
  }
}
