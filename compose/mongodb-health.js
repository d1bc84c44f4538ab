// The health check: begins the replica set where it has not begun, and is content once it can be written to.
try {
  rs.status();
} catch (notBegun) {
  rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongodb:27017" }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);
