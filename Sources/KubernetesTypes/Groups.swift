/// What all kinds share.
public enum Meta {}

/// Kinds of the core group, `v1`.
public enum Core {}

/// Workloads that keep running, `apps/v1`.
public enum Apps {}

/// Workloads that end, `batch/v1`.
public enum Batch {}

/// Scaling by load, `autoscaling/v2`.
public enum Autoscaling {}

/// Limits to disruption, `policy/v1`.
public enum Policy {}

/// Who may talk to whom on the network, `networking.k8s.io/v1`.
public enum Networking {}

/// Ranks of pods, `scheduling.k8s.io/v1`.
public enum Scheduling {}

/// The mesh: `networking.istio.io/v1` and `security.istio.io/v1`.
public enum Istio {}

/// What Prometheus scrapes, `monitoring.coreos.com/v1`.
public enum Monitoring {}
