/// Types that all kinds share.
package enum Meta {}

/// Kinds of the core group, `v1`.
package enum Core {}

/// Workloads that run continuously, `apps/v1`.
package enum Apps {}

/// Workloads that run to completion, `batch/v1`.
package enum Batch {}

/// Autoscaling, `autoscaling/v2`.
package enum Autoscaling {}

/// Limits for disruptions, `policy/v1`.
package enum Policy {}

/// Network policies, `networking.k8s.io/v1`.
package enum Networking {}

/// Pod priorities, `scheduling.k8s.io/v1`.
package enum Scheduling {}

/// The Istio mesh: `networking.istio.io/v1` and `security.istio.io/v1`.
package enum Istio {}

/// Scrape targets of Prometheus, `monitoring.coreos.com/v1`.
package enum Monitoring {}
