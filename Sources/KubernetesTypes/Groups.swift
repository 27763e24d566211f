/// Types that all kinds share.
public enum Meta {}

/// Kinds of the core group, `v1`.
public enum Core {}

/// Workloads that run continuously, `apps/v1`.
public enum Apps {}

/// Workloads that run to completion, `batch/v1`.
public enum Batch {}

/// Autoscaling, `autoscaling/v2`.
public enum Autoscaling {}

/// Limits for disruptions, `policy/v1`.
public enum Policy {}

/// Network policies, `networking.k8s.io/v1`.
public enum Networking {}

/// Pod priorities, `scheduling.k8s.io/v1`.
public enum Scheduling {}

/// The Istio mesh: `networking.istio.io/v1` and `security.istio.io/v1`.
public enum Istio {}

/// Scrape targets of Prometheus, `monitoring.coreos.com/v1`.
public enum Monitoring {}
