internal import Diagnostics
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  func addObjects(of service: Portolan.Service, at position: Int, to list: inout ObjectList) {
    let place = service.location
    let common = commonMetadata(of: service)
    list.add(serviceAccount(of: service, common), from: place)
    for kubernetesService in services(of: service, common) {
      list.add(kubernetesService, from: place, parts: portPlaces(of: service))
    }
    list.add(workload(of: service, common), from: place, parts: workloadPlaces(of: service))
    list.add(autoscaler(of: service, common), from: service.autoscaling?.location ?? place)
    list.add(budget(of: service, common), from: service.budget?.location ?? place)
    list.add(serviceMonitor(of: service, common), from: service.scraping?.location ?? place)
    if service.has(.policies), app.derivedFromCalls.contains(.networkPolicies) {
      list.add(networkPolicy(of: service, common, at: position), from: place)
    }
    addMeshObjects(of: service, common, at: position, to: &list)
    for patch in service.patches { apply(patch, of: service, to: &list) }
    markExistingSecrets(of: service, in: &list)
    addContentHash(toJobOf: service, in: &list)
    addHookAnnotations(of: service, to: &list)
  }

  private func addMeshObjects(
    of service: Portolan.Service, _ common: CommonMetadata, at position: Int, to list: inout ObjectList
  ) {
    for routing in service.routings where !isMerged(routing) {
      list.add(
        virtualService(routing, of: service, common), from: routing.location,
        parts: routePlaces(of: routing.routes))
    }
    list.add(destinationRule(of: service, common), from: service.location, parts: trafficPlaces(of: service))
    if service.has(.policies), app.derivedFromCalls.contains(.sidecars) {
      list.add(sidecar(of: service, common, at: position), from: service.location)
    }
    if service.has(.policies), app.derivedFromCalls.contains(.authorizationPolicies) {
      list.add(authorizationPolicy(of: service, common, at: position), from: service.location)
    }
  }

  /// Adds the Kubernetes objects of the whole system, and the free objects.
  func addSharedObjects(to list: inout ObjectList) {
    if let declared = resources.namespace { list.add(namespace(declared), from: declared.location) }
    for declared in resources.priorityClasses { list.add(priorityClass(declared), from: declared.location) }
    for declared in resources.secrets { list.add(secret(declared), from: declared.location) }
    for declared in resources.configMaps { list.add(configMap(declared), from: declared.location) }
    addHookAnnotations(toShared: &list)
    for declared in resources.claims { list.add(claim(declared), from: declared.location) }
    for declared in resources.externalServices {
      list.add(externalService(declared), from: declared.location)
    }
    for declared in resources.denials where declared.network {
      list.add(networkDenial(), from: declared.location)
    }
    for declared in resources.objects { addFreeObject(declared, to: &list) }
    addAllowances(to: &list)
  }

  /// Adds the Istio objects of the whole system.
  func addSharedMeshObjects(to list: inout ObjectList) {
    for declared in resources.gateways { list.add(gateway(declared), from: declared.location) }
    for merged in mergedRoutings() {
      list.add(
        virtualService(merged), from: merged.location, parts: routePlaces(of: merged.ordered.map(\.route)))
    }
    for declared in resources.serviceEntries { list.add(serviceEntry(declared), from: declared.location) }
    for declared in resources.peerAuthentications {
      list.add(peerAuthentication(declared), from: declared.location)
    }
    for declared in resources.denials where declared.mesh { list.add(meshDenial(), from: declared.location) }
    addAllowances(to: &list)
  }
}
