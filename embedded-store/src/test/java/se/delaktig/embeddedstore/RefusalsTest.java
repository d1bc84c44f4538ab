package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the store does not have is an error, and never left out without a word. Commands are
 * sent as they go over the wire, as any driver sends them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {

  private EmbeddedStore store;
  private MongoClient client;
  private MongoDatabase database;
  private MongoCollection<Document> collection;

  @BeforeAll
  void aStoreWithADocument(@TempDir Path folder) {
    store = EmbeddedStore.open(folder, StoreSettings.defaults());
    client = MongoClients.create(store.uri());
    database = client.getDatabase("a");
    collection = database.getCollection("c");
    collection.insertOne(Document.parse("{_id: 1, n: 1, list: [3, 1], at: {$date: 0}}"));
  }

  @AfterAll
  void close() {
    client.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'c', collation: {locale: 'sv'}}",
        "{find: 'c', sort: {n: 1}, collation: {locale: 'sv'}}",
        "{aggregate: 'c', pipeline: [], cursor: {}, collation: {locale: 'sv'}}",
        "{count: 'c', query: {}, collation: {locale: 'sv'}}",
        "{distinct: 'c', key: 'n', collation: {locale: 'sv'}}",
        "{findAndModify: 'c', query: {}, update: {$set: {n: 2}}, collation: {locale: 'sv'}}",
        "{update: 'c', updates: [{q: {}, u: {$set: {n: 2}}, collation: {locale: 'sv'}}]}",
        "{delete: 'c', deletes: [{q: {}, limit: 0, collation: {locale: 'sv'}}]}",
        "{create: 'x', collation: {locale: 'sv'}}",
        "{createIndexes: 'c', indexes: [{key: {n: 1}, name: 'x', collation: {locale: 'sv'}}]}",
        "{createIndexes: 'c', indexes: [{key: {at: 1}, name: 'x', expireAfterSeconds: 1}]}",
        "{createIndexes: 'c', indexes: [{key: {n: 1}, name: 'x',"
            + " partialFilterExpression: {n: 1}}]}",
        "{createIndexes: 'c', indexes: [{key: {n: 'text'}, name: 'x'}]}",
        "{createIndexes: 'c', indexes: [{key: {n: 'hashed'}, name: 'x'}]}",
        "{createIndexes: 'c', indexes: [{key: {n: '2dsphere'}, name: 'x'}]}",
        "{createIndexes: 'c', indexes: [{key: {'$**': 1}, name: 'x'}]}",
        "{create: 'x', validator: {$jsonSchema: {required: ['n']}}}",
        "{collMod: 'c', validator: {$jsonSchema: {required: ['x']}}}",
        "{collMod: 'c', index: {name: 'n_1', expireAfterSeconds: 1}}",
        "{create: 'x', viewOn: 'c', pipeline: []}",
        "{create: 'x', timeseries: {timeField: 'at'}}",
        "{create: 'x', capped: true, size: 4096}",
        "{find: 'c', tailable: true}",
        "{find: 'c', filter: {$jsonSchema: {required: ['n']}}}",
        "{find: 'c', filter: {$text: {$search: 'x'}}}",
        "{find: 'c', filter: {at: {$near: [0, 0]}}}",
        "{find: 'c', min: {n: 1}}",
        "{find: 'c', max: {n: 1}}",
        "{find: 'c', let: {x: 1}}",
        "{find: 'c', readConcern: {level: 'snapshot'}}",
        "{find: 'c', readConcern: {level: 'no-such-level'}}",
        "{insert: 'c', documents: [{_id: 9}], writeConcern: {w: 2}}",
        "{insert: 'c', documents: [{_id: 9}], writeConcern: {w: 'tag'}}",
        "{update: 'c', updates: [{q: {}, u: [{$set: {n: 2}}]}]}",
        "{explain: {find: 'c'}}",
        "{bulkWrite: 1, ops: [], nsInfo: []}",
        "{insert: 'c', documents: [{_id: 9}], txnNumber: 1, startTransaction: true,"
            + " autocommit: false}",
        "{commitTransaction: 1}",
      })
  void aCommandIsAnError(String command) {
    assertThatThrownBy(() -> database.runCommand(Document.parse(command)))
        .isInstanceOf(MongoException.class);
    assertThat(collection.find())
        .containsExactly(Document.parse("{_id: 1, n: 1, list: [3, 1], at: {$date: 0}}"));
    assertThat(database.listCollectionNames()).containsExactly("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$changeStream: {}}",
        "{$set: {n: 2}}",
        "{$bucketAuto: {groupBy: '$n', buckets: 2}}",
        "{$setWindowFields: {sortBy: {n: 1}, output: {x: {$sum: '$n'}}}}",
        "{$unionWith: 'c'}",
        "{$densify: {field: 'n', range: {step: 1, bounds: 'full'}}}",
        "{$fill: {output: {x: {value: 1}}}}",
        "{$group: {_id: null, x: {$median: {input: '$n', method: 'approximate'}}}}",
        "{$group: {_id: null, x: {$percentile: {input: '$n', p: [0.5], method: 'approximate'}}}}",
        "{$group: {_id: null, x: {$top: {sortBy: {n: 1}, output: '$n'}}}}",
        "{$group: {_id: null, x: {$firstN: {input: '$n', n: 1}}}}",
        "{$group: {_id: null, x: {$stdDevPop: '$n'}}}",
        "{$project: {x: {$dateTrunc: {date: '$at', unit: 'day'}}}}",
        "{$project: {x: {$dateAdd: {startDate: '$at', unit: 'day', amount: 1}}}}",
        "{$project: {x: {$dateToParts: {date: '$at'}}}}",
        "{$project: {x: {$isoWeek: '$at'}}}",
        "{$project: {x: {$switch: {branches: [], default: 1}}}}",
        "{$project: {x: {$let: {vars: {y: 1}, in: '$$y'}}}}",
        "{$project: {x: {$round: ['$n', 0]}}}",
        "{$project: {x: {$regexMatch: {input: 'a', regex: 'a'}}}}",
        "{$project: {x: {$sortArray: {input: '$list', sortBy: 1}}}}",
      })
  void aStageOrExpressionIsAnError(String stage) {
    assertThatThrownBy(() -> collection.aggregate(List.of(Document.parse(stage))).first())
        .isInstanceOf(MongoException.class);
  }

  @Test
  void whatOneProcessKeepsAnywayIsAccepted() {
    for (ReadConcern level :
        List.of(ReadConcern.LOCAL, ReadConcern.MAJORITY, ReadConcern.LINEARIZABLE)) {
      assertThat(collection.withReadConcern(level).countDocuments()).isEqualTo(1);
    }
    MongoCollection<Document> other = client.getDatabase("b").getCollection("c");
    other
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(1, TimeUnit.SECONDS))
        .insertOne(new Document("_id", 1));
    other.withWriteConcern(WriteConcern.W1).insertOne(new Document("_id", 2));
    assertThat(other.countDocuments()).isEqualTo(2);
  }
}
