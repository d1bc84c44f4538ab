package se.delaktig.eventstore.failover;

import java.io.IOException;
import se.delaktig.eventstore.conformance.RealMongod;

/** What happens to the member that takes the writes. */
enum Strike {
  /** Its process ends at once, and comes back with what it had written down. */
  KILLED {
    @Override
    void hit(RealMongod set, int primary) throws InterruptedException {
      set.kill(primary);
    }

    @Override
    void mend(RealMongod set, int was) throws IOException {
      set.startAgain(was);
    }
  },
  /** It stands still with its connections open, and goes on later as if nothing had been. */
  STOPPED {
    @Override
    void hit(RealMongod set, int primary) throws IOException, InterruptedException {
      set.freeze(primary);
    }

    @Override
    void mend(RealMongod set, int was) throws IOException, InterruptedException {
      set.thaw(was);
    }
  },
  /** It hands over in an orderly way, as it does before maintenance. */
  STEPPED_DOWN {
    @Override
    void hit(RealMongod set, int primary) {
      set.stepDown(primary, 10);
    }

    @Override
    void mend(RealMongod set, int was) {}
  };

  abstract void hit(RealMongod set, int primary) throws IOException, InterruptedException;

  abstract void mend(RealMongod set, int was) throws IOException, InterruptedException;
}
