// Run by the mongodb image when its data folder is new: an account for each service, with what it needs.
const { readFileSync } = require("fs");
// Those who open the log also look at whether the set journals what a majority has acknowledged.
const rights = {
  "sign-in": ["delaktig_signin"],
  "command-service": ["delaktig_log", "delaktig_register", "delaktig_reads"],
  "query-service": ["delaktig_log", "delaktig_register", "delaktig_reads", "delaktig_views"],
};
for (const [service, databases] of Object.entries(rights)) {
  db.getSiblingDB("admin").createUser({
    user: service,
    pwd: readFileSync(`/run/secrets/mongodb-${service}`, "utf8"),
    roles: [
      ...databases.map((name) => ({ role: "readWrite", db: name })),
      ...(databases.includes("delaktig_log") ? [{ role: "clusterMonitor", db: "admin" }] : []),
    ],
  });
}
