package se.delaktig.signin;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database and the clock that everything here shares. */
@Configuration(proxyBeanMethods = false)
class MongoStorage {

  @Bean
  MongoDatabase signInDatabase(MongoClient client, SignInSettings settings) {
    return client.getDatabase(settings.database()).withWriteConcern(WriteConcern.MAJORITY);
  }

  /** Tokens, links and lock-outs follow the machine, never the programme's shifted clock. */
  @Bean
  InstantSource machineClock() {
    return InstantSource.system();
  }
}
