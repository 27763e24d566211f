// swift-format-ignore-file
// Written by generate.py; change that, not this.
// Kubernetes: kubernetes-validate 1.37.0 (1.25 to 1.37), 1.31.0 (1.22 to 1.24), 1.22.3 (1.11 to 1.21).
// Istio: 1.32-dev (istio/istio 47320ba1a73), 33 served versions of the kinds of its base chart's custom resource definitions.

/// The tables in a compact text format; `SchemaText` parses it and documents the format.
enum SchemaTables {
  /// The releases of kubernetes-validate that the Kubernetes schemas come from.
  static let kubernetesSources = "1.37.0 (1.25 to 1.37), 1.31.0 (1.22 to 1.24), 1.22.3 (1.11 to 1.21)"
  /// The version of Istio that the custom resource definitions come from.
  static let istioVersion = "1.32-dev (istio/istio 47320ba1a73)"

  /// The oldest minor version with known kinds.
  static let oldestKinds = 11
  /// The oldest minor version with known fields.
  static let oldestFields = 31
  /// The newest minor version.
  static let newest = 37

  /// The offset of each object in `objects`: seven digits for each index.
  static let offsets: StaticString = #"""
0000000000005800001260000193000024200003050000469000062000007840000960000106500012270001410000175300019250002098000218100023710002427000253400027010002779000284200030080003197000337800036020003769000397600040950004402000457800047550004845000490200049770005041000511500051880005243000531200054630005626000580300059920006104000627900064700006561000670200067640006864000693400071120007293000748600076240007803000800500081300008226000828900083520008425000849700085510008619000876900089300009105000929200094030009576000976600098560009996001005700101560010225001040100105800010771001090800110850011286001141000115050011567001167800117460011895001202900121780012296001244700125810012776001288700129510013015001307500138060013852001392200140320014100001418400143100014406001453200146760014736001479900150140015228001535700155080015639001576600158790015995001607900161740016288001652200166060016724001682600169230017078001727900173580017476001756100176580017740001790700179670018028001809900182190018305001840400184410018557001882800190340019120001919300193210019378001952700196660019734001986100199370020022002009000202300020293002043100204930020569002064500207960020850002091500210590021147002129600213930021540002159700217380021867002195700220760022149002230700224440022571002272400228250022862002291200229920023070002314300232060023268002334900234770023635002371100238420023979002410200242660024321002447800245870024700002477800248610024942002500100250590025117002517400252880025381002557700256550025740002583500259200026053002642600266090026659002669900268000026866002697900270170027081002714400272950027420002757000277130027799002792400280600028128002827100284130028631002875800288950029043002911700292720029426002963700297700029905003005100301240030277003042900307510030883003098100310910031232003136000315000031638003178700319270032053003220000323380032463003254900326230032712003275600328510032948003301700330940033334003343600334750033580003367500337600033835003387600339840034046003414900342510034355003440100344560034546003464600347060034801003538700354770035523003562100357150035770003584600359120035955003606700361170036373003640700364380036482003657600366550036718003678600368630036942003702500371150037180003722700373450037902003795800382060038288003833600383760038423003845500385300038595003868800387710038828003890900389590039025003911900391820039284003932000393590039380003950300396870039861003994100399790040032004009700401720040252004035600404480040486004054900406160040659004069600407400040811004086500409550041039004112900411670041223004130300413410041470004153000416040041755004185400418950041974004202400420730042153004221600422650042344004239200424910042560004270700429730043008004323200432870043387004349100436050043717004383100440970044329004439300444600044564004519000452750045334004541200455420045680004581400459890046109004617500462180046301004632100463990046437004648000465620046621004665600466990047035004807200486240048710004880400488530048945004899100490530049112004930000493790049465004958200496890049803004989900500130050104005025500502960050365005042600505240050622005068800507350050808005086700509200051088005124600512930051402005149000515950051638005169000517740051831005187500519730052233005231900524720052572005266200527480052853005342600534900053535005356600536730053770005380200538420053933005410400541650054224005445600545180054587005506300551070055166005525300554640055564005560600557500055810005584300559440056009005612400561920056326005639100564560056537005669600568160056846005687500571710057269005732100574150057483005763200577240057852005797500580310058068005813300583010058375005847700586580058766005892600589860059082005915400592300059344005940300594760059512005961100596640059802005989900600370060165006022600602680060324006046700605460060653006082300609360061106006117100612560061333006141400615330061597006167500617160061839006196100620170062154006229000623530062429006251500625660062612006276600628100062858006298100630460063179006325400634010063501006360800637090074395007445900745030074564007462700747210074820007492800751910075286007533300753990075430007554000755880075673007577400758240075947007606100761060076148007625800763150076423007654300766570076718007682800768990076955007701400770580077113007720300772500077299007740900774710077536007765800777440077820007793100780020078052007817000782880078329007838500785180078642007869200787680078896007902400790700079131007916200792890079397007945300795470079666007978500799250080094008014700802790080421008055500806750080772008086900809970081117008122300812670081350008146700815500081595008167200817320081779008180900818580082173008225100823160082441008249700825710082634008275700828070082921008300400830840083182008324000833100083537008357400837360083798008392100840430084108008416600842240084308008447800845510084641008470200847660084847008491000850490085131008524900852930085407008555000856840085768008583800859450086063008627700863900086475008664000866910086727008678200868270086911008698200870490087129008719800873130087369008749500875850087651008772600879210088052008809500882190088287008842700885610088632008869600888050088895008897400890430089123008926800894120089490008956300898060089937009002500901550090231009029900904450090580009072600907960090872009102800911820091297009139600915150091669009183900919200092030009215700922500092612009266200927440092809009286100928960092950009299400930770093147009327700933430093422009349000936230093678009380200938950093985009408800941510094394009465100946930094865009493200950210095099009519400952600095329009541500954830095632009571900958470095896009605900962120096356009644500965200096637009676500969940097121009721400972640097346009741100974630097498009755200978920097975009804500981750098241009832000983880098521009857600987000098793009888300989860099049009912400993760099418009959000996570099790009992200999920100055010011801002070100387010046501005600100626010069501007810100849010099801010850101213010126201014250101578010172201018110101886010200301021310102350010253601026580102712010276301028170102891010300401031280103204010325801033830103507010360601036820103749010381301039970104090010426101043220104369010444301045560104680010477501048590104919010498701051300105272010534801054210105632010570001059440105995010604901061740106298010639701064730106540010660401068320106925010711801071650107239010735201074760107543010761201077190107794010786601079370108059010811801081850108260010833201085750108625010867801088010108923010902101090960109162010922501094520109544010973601097820109855010996601100880110158011027901103750110483011079701109060110984011108801111320111184011135701114830111739011185301119110112021011207701122000112322011240201124720112575011271401128460112904011294401130950113239011338801135300113684011383801139020113994011407101141690114335011450101145870114685011484901150130115082011517901152290115283011538201154540115558011565401157130116012011620101163300116393011650201165940116717011715901172700117388011767301178080117979011805701182930118403011852601186210118724011900201191160119212011935401194800119635011995201203230120413012064401207890120864012099001210940121294012136301214640121579012170001218200121919012200201220910122269012239601224680122589012268401228080122907012313901233390123558012362701237550123868012396601240580124652012473901247820124881012498601250900125126012522001253320125524012563101259440126054012617001262850126379012646601265920126668012675401268770126976012708101271850127282012749501275490127628012770401277610127891012803701280930128162012822501284730128543012874401288940128962012903601291100129425012956301296220129675012981201298660129960013007301301920130310013042201305400130657013072501307730130835013090801310200131085013130701314800131543013165501317730131890013221901322690132410013246101325300132605013278501329060133032013310201331780133297013342101334910133588013394301340800134205013433501343850134461013451301345970134924013500601350840135173013524701353050135441013564801358030135905
"""#

  /// The number of lines in `kinds`.
  static let kindCount = 440

  /// One line per apiVersion and kind: the versions that serve it, and the index of its object.
  static let kinds: StaticString = #"""
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy 36- 6
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding 36- 7
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBindingList 36- 8
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyList 36- 10
admissionregistration.k8s.io/v1 MutatingWebhookConfiguration 16- 13
admissionregistration.k8s.io/v1 MutatingWebhookConfigurationList 16- 14
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy 30- 22
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding 30- 23
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBindingList 30- 24
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyList 30- 26
admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration 16- 30
admissionregistration.k8s.io/v1 ValidatingWebhookConfigurationList 16- 31
admissionregistration.k8s.io/v1alpha1 InitializerConfiguration -13
admissionregistration.k8s.io/v1alpha1 InitializerConfigurationList -13
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy 32- 41
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicyBinding 32- 42
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicyBindingList 32- 43
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicyList 32- 45
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicy 26-31 52
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicyBinding 26-31 53
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicyBindingList 26-31 54
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicyList 26-31 56
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy 34- 67
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBinding 34- 68
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBindingList 34- 69
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyList 34- 71
admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration -21
admissionregistration.k8s.io/v1beta1 MutatingWebhookConfigurationList -21
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy 28-33 78
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyBinding 28-33 79
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyBindingList 28-33 80
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyList 28-33 82
admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration -21
admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfigurationList -21
apiextensions.k8s.io/v1 CustomResourceDefinition 16- 89
apiextensions.k8s.io/v1 CustomResourceDefinitionList 16- 91
apiextensions.k8s.io/v1beta1 CustomResourceDefinition -21
apiextensions.k8s.io/v1beta1 CustomResourceDefinitionList -21
apiregistration.k8s.io/v1 APIService - 106
apiregistration.k8s.io/v1 APIServiceList - 108
apiregistration.k8s.io/v1beta1 APIService -21
apiregistration.k8s.io/v1beta1 APIServiceList -21
apps/v1 ControllerRevision - 117
apps/v1 ControllerRevisionList - 118
apps/v1 DaemonSet - 119
apps/v1 DaemonSetList - 121
apps/v1 Deployment - 125
apps/v1 DeploymentList - 127
apps/v1 ReplicaSet - 131
apps/v1 ReplicaSetList - 133
apps/v1 StatefulSet - 139
apps/v1 StatefulSetList - 141
apps/v1beta1 ControllerRevision -17
apps/v1beta1 ControllerRevisionList -17
apps/v1beta1 Deployment -17
apps/v1beta1 DeploymentList -17
apps/v1beta1 DeploymentRollback -17
apps/v1beta1 Scale -17
apps/v1beta1 StatefulSet -17
apps/v1beta1 StatefulSetList -17
apps/v1beta2 ControllerRevision -17
apps/v1beta2 ControllerRevisionList -17
apps/v1beta2 DaemonSet -17
apps/v1beta2 DaemonSetList -17
apps/v1beta2 Deployment -17
apps/v1beta2 DeploymentList -17
apps/v1beta2 ReplicaSet -17
apps/v1beta2 ReplicaSetList -17
apps/v1beta2 Scale -17
apps/v1beta2 StatefulSet -17
apps/v1beta2 StatefulSetList -17
auditregistration.k8s.io/v1alpha1 AuditSink 13-18
auditregistration.k8s.io/v1alpha1 AuditSinkList 13-18
authentication.k8s.io/v1 SelfSubjectReview 28- 148
authentication.k8s.io/v1 TokenRequest 16- 150
authentication.k8s.io/v1 TokenReview - 153
authentication.k8s.io/v1alpha1 SelfSubjectReview 26-31 157
authentication.k8s.io/v1beta1 SelfSubjectReview 27-32 159
authentication.k8s.io/v1beta1 TokenReview -21
authorization.k8s.io/v1 LocalSubjectAccessReview - 163
authorization.k8s.io/v1 SelfSubjectAccessReview - 168
authorization.k8s.io/v1 SelfSubjectRulesReview - 170
authorization.k8s.io/v1 SubjectAccessReview - 172
authorization.k8s.io/v1beta1 LocalSubjectAccessReview -21
authorization.k8s.io/v1beta1 SelfSubjectAccessReview -21
authorization.k8s.io/v1beta1 SelfSubjectRulesReview -21
authorization.k8s.io/v1beta1 SubjectAccessReview -21
autoscaling/v1 HorizontalPodAutoscaler - 177
autoscaling/v1 HorizontalPodAutoscalerList - 178
autoscaling/v1 Scale - 181
autoscaling/v2 HorizontalPodAutoscaler 23- 191
autoscaling/v2 HorizontalPodAutoscalerList 23- 194
autoscaling/v2beta1 HorizontalPodAutoscaler -24
autoscaling/v2beta1 HorizontalPodAutoscalerList -24
autoscaling/v2beta2 HorizontalPodAutoscaler 12-25
autoscaling/v2beta2 HorizontalPodAutoscalerList 12-25
batch/v1 CronJob 21- 208
batch/v1 CronJobList 21- 209
batch/v1 Job - 212
batch/v1 JobList - 214
batch/v1beta1 CronJob -24
batch/v1beta1 CronJobList -24
batch/v2alpha1 CronJob -20
batch/v2alpha1 CronJobList -20
certificates.k8s.io/v1 CertificateSigningRequest 19- 226
certificates.k8s.io/v1 CertificateSigningRequestList 19- 228
certificates.k8s.io/v1 ClusterTrustBundle 37- 231
certificates.k8s.io/v1 ClusterTrustBundleList 37- 232
certificates.k8s.io/v1 PodCertificateRequest 37- 234
certificates.k8s.io/v1 PodCertificateRequestList 37- 235
certificates.k8s.io/v1alpha1 ClusterTrustBundle 27-36 238
certificates.k8s.io/v1alpha1 ClusterTrustBundleList 27-36 239
certificates.k8s.io/v1alpha1 PodCertificateRequest 34-34 241
certificates.k8s.io/v1alpha1 PodCertificateRequestList 34-34 242
certificates.k8s.io/v1beta1 CertificateSigningRequest -21
certificates.k8s.io/v1beta1 CertificateSigningRequestList -21
certificates.k8s.io/v1beta1 ClusterTrustBundle 33- 245
certificates.k8s.io/v1beta1 ClusterTrustBundleList 33- 246
certificates.k8s.io/v1beta1 PodCertificateRequest 35- 248
certificates.k8s.io/v1beta1 PodCertificateRequestList 35- 249
coordination.k8s.io/v1 Lease 14- 252
coordination.k8s.io/v1 LeaseList 14- 253
coordination.k8s.io/v1alpha1 LeaseCandidate 31-31 255
coordination.k8s.io/v1alpha1 LeaseCandidateList 31-31 256
coordination.k8s.io/v1alpha2 LeaseCandidate 32- 258
coordination.k8s.io/v1alpha2 LeaseCandidateList 32- 259
coordination.k8s.io/v1beta1 Lease 12-21
coordination.k8s.io/v1beta1 LeaseCandidate 33- 261
coordination.k8s.io/v1beta1 LeaseCandidateList 33- 262
coordination.k8s.io/v1beta1 LeaseList 12-21
discovery.k8s.io/v1 EndpointSlice 21- 498
discovery.k8s.io/v1 EndpointSliceList 21- 499
discovery.k8s.io/v1alpha1 EndpointSlice 16-16
discovery.k8s.io/v1alpha1 EndpointSliceList 16-16
discovery.k8s.io/v1beta1 EndpointSlice 17-24
discovery.k8s.io/v1beta1 EndpointSliceList 17-24
events.k8s.io/v1 Event 19- 502
events.k8s.io/v1 EventList 19- 503
events.k8s.io/v1beta1 Event -24
events.k8s.io/v1beta1 EventList -24
extensions.istio.io/v1alpha1 TrafficExtension - 992
extensions.istio.io/v1alpha1 WasmPlugin - 994
extensions/v1beta1 DaemonSet -17
extensions/v1beta1 DaemonSetList -17
extensions/v1beta1 Deployment -17
extensions/v1beta1 DeploymentList -17
extensions/v1beta1 DeploymentRollback -17
extensions/v1beta1 Ingress -21
extensions/v1beta1 IngressList -21
extensions/v1beta1 NetworkPolicy -17
extensions/v1beta1 NetworkPolicyList -17
extensions/v1beta1 PodSecurityPolicy -17
extensions/v1beta1 PodSecurityPolicyList -17
extensions/v1beta1 ReplicaSet -17
extensions/v1beta1 ReplicaSetList -17
extensions/v1beta1 Scale -17
flowcontrol.apiserver.k8s.io/v1 FlowSchema 29- 507
flowcontrol.apiserver.k8s.io/v1 FlowSchemaList 29- 509
flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration 29- 517
flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfigurationList 29- 519
flowcontrol.apiserver.k8s.io/v1alpha1 FlowSchema 17-20
flowcontrol.apiserver.k8s.io/v1alpha1 FlowSchemaList 17-20
flowcontrol.apiserver.k8s.io/v1alpha1 PriorityLevelConfiguration 17-20
flowcontrol.apiserver.k8s.io/v1alpha1 PriorityLevelConfigurationList 17-20
flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema 20-25
flowcontrol.apiserver.k8s.io/v1beta1 FlowSchemaList 20-25
flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration 20-25
flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfigurationList 20-25
flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema 23-28
flowcontrol.apiserver.k8s.io/v1beta2 FlowSchemaList 23-28
flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration 23-28
flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfigurationList 23-28
flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema 26-31 530
flowcontrol.apiserver.k8s.io/v1beta3 FlowSchemaList 26-31 532
flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration 26-31 540
flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfigurationList 26-31 542
internal.apiserver.k8s.io/v1alpha1 StorageVersion 20- 113
internal.apiserver.k8s.io/v1alpha1 StorageVersionList 20- 115
lifecycle.k8s.io/v1alpha1 Eviction 37- 551
lifecycle.k8s.io/v1alpha1 EvictionList 37- 552
lifecycle.k8s.io/v1alpha1 EvictionRequest 37- 554
lifecycle.k8s.io/v1alpha1 EvictionRequestList 37- 555
networking.istio.io/v1 DestinationRule - 1022
networking.istio.io/v1 Gateway - 1046
networking.istio.io/v1 ServiceEntry - 1055
networking.istio.io/v1 Sidecar - 1064
networking.istio.io/v1 VirtualService - 1092
networking.istio.io/v1 WorkloadEntry - 1095
networking.istio.io/v1 WorkloadGroup - 1107
networking.istio.io/v1alpha3 DestinationRule - 1023
networking.istio.io/v1alpha3 EnvoyFilter - 1040
networking.istio.io/v1alpha3 Gateway - 1047
networking.istio.io/v1alpha3 ServiceEntry - 1056
networking.istio.io/v1alpha3 Sidecar - 1065
networking.istio.io/v1alpha3 VirtualService - 1093
networking.istio.io/v1alpha3 WorkloadEntry - 1096
networking.istio.io/v1alpha3 WorkloadGroup - 1108
networking.istio.io/v1beta1 DestinationRule - 1024
networking.istio.io/v1beta1 Gateway - 1048
networking.istio.io/v1beta1 ProxyConfig - 1051
networking.istio.io/v1beta1 ServiceEntry - 1057
networking.istio.io/v1beta1 Sidecar - 1066
networking.istio.io/v1beta1 VirtualService - 1094
networking.istio.io/v1beta1 WorkloadEntry - 1097
networking.istio.io/v1beta1 WorkloadGroup - 1109
networking.k8s.io/v1 IPAddress 33- 590
networking.k8s.io/v1 IPAddressList 33- 591
networking.k8s.io/v1 Ingress 19- 594
networking.k8s.io/v1 IngressClass 19- 596
networking.k8s.io/v1 IngressClassList 19- 597
networking.k8s.io/v1 IngressList 19- 600
networking.k8s.io/v1 NetworkPolicy - 609
networking.k8s.io/v1 NetworkPolicyList - 612
networking.k8s.io/v1 ServiceCIDR 33- 618
networking.k8s.io/v1 ServiceCIDRList 33- 619
networking.k8s.io/v1alpha1 ClusterCIDR 25-28
networking.k8s.io/v1alpha1 ClusterCIDRList 25-28
networking.k8s.io/v1alpha1 IPAddress 27-30
networking.k8s.io/v1alpha1 IPAddressList 27-30
networking.k8s.io/v1alpha1 ServiceCIDR 29-30
networking.k8s.io/v1alpha1 ServiceCIDRList 29-30
networking.k8s.io/v1beta1 IPAddress 31-36 622
networking.k8s.io/v1beta1 IPAddressList 31-36 623
networking.k8s.io/v1beta1 Ingress 14-21
networking.k8s.io/v1beta1 IngressClass 18-21
networking.k8s.io/v1beta1 IngressClassList 18-21
networking.k8s.io/v1beta1 IngressList 14-21
networking.k8s.io/v1beta1 ServiceCIDR 31-36 626
networking.k8s.io/v1beta1 ServiceCIDRList 31-36 627
node.k8s.io/v1 RuntimeClass 20- 631
node.k8s.io/v1 RuntimeClassList 20- 632
node.k8s.io/v1alpha1 RuntimeClass 14-23
node.k8s.io/v1alpha1 RuntimeClassList 14-23
node.k8s.io/v1beta1 RuntimeClass 14-24
node.k8s.io/v1beta1 RuntimeClassList 14-24
policy/v1 Eviction 22- 634
policy/v1 PodDisruptionBudget 21- 635
policy/v1 PodDisruptionBudgetList 21- 636
policy/v1beta1 Eviction -21
policy/v1beta1 PodDisruptionBudget -24
policy/v1beta1 PodDisruptionBudgetList -24
policy/v1beta1 PodSecurityPolicy -24
policy/v1beta1 PodSecurityPolicyList -24
rbac.authorization.k8s.io/v1 ClusterRole - 640
rbac.authorization.k8s.io/v1 ClusterRoleBinding - 641
rbac.authorization.k8s.io/v1 ClusterRoleBindingList - 642
rbac.authorization.k8s.io/v1 ClusterRoleList - 643
rbac.authorization.k8s.io/v1 Role - 645
rbac.authorization.k8s.io/v1 RoleBinding - 646
rbac.authorization.k8s.io/v1 RoleBindingList - 647
rbac.authorization.k8s.io/v1 RoleList - 648
rbac.authorization.k8s.io/v1alpha1 ClusterRole -22
rbac.authorization.k8s.io/v1alpha1 ClusterRoleBinding -22
rbac.authorization.k8s.io/v1alpha1 ClusterRoleBindingList -22
rbac.authorization.k8s.io/v1alpha1 ClusterRoleList -22
rbac.authorization.k8s.io/v1alpha1 Role -22
rbac.authorization.k8s.io/v1alpha1 RoleBinding -22
rbac.authorization.k8s.io/v1alpha1 RoleBindingList -22
rbac.authorization.k8s.io/v1alpha1 RoleList -22
rbac.authorization.k8s.io/v1beta1 ClusterRole -21
rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding -21
rbac.authorization.k8s.io/v1beta1 ClusterRoleBindingList -21
rbac.authorization.k8s.io/v1beta1 ClusterRoleList -21
rbac.authorization.k8s.io/v1beta1 Role -21
rbac.authorization.k8s.io/v1beta1 RoleBinding -21
rbac.authorization.k8s.io/v1beta1 RoleBindingList -21
rbac.authorization.k8s.io/v1beta1 RoleList -21
resource.k8s.io/v1 DeviceClass 34- 666
resource.k8s.io/v1 DeviceClassList 34- 668
resource.k8s.io/v1 DeviceTaintRule 37- 678
resource.k8s.io/v1 DeviceTaintRuleList 37- 679
resource.k8s.io/v1 ResourceClaim 34- 691
resource.k8s.io/v1 ResourceClaimList 34- 693
resource.k8s.io/v1 ResourceClaimTemplate 34- 696
resource.k8s.io/v1 ResourceClaimTemplateList 34- 697
resource.k8s.io/v1 ResourceSlice 34- 700
resource.k8s.io/v1 ResourceSliceList 34- 701
resource.k8s.io/v1alpha1 PodScheduling 26-26
resource.k8s.io/v1alpha1 PodSchedulingList 26-26
resource.k8s.io/v1alpha1 ResourceClaim 26-26
resource.k8s.io/v1alpha1 ResourceClaimList 26-26
resource.k8s.io/v1alpha1 ResourceClaimTemplate 26-26
resource.k8s.io/v1alpha1 ResourceClaimTemplateList 26-26
resource.k8s.io/v1alpha1 ResourceClass 26-26
resource.k8s.io/v1alpha1 ResourceClassList 26-26
resource.k8s.io/v1alpha1 Status 26-26
resource.k8s.io/v1alpha2 PodSchedulingContext 27-30
resource.k8s.io/v1alpha2 PodSchedulingContextList 27-30
resource.k8s.io/v1alpha2 ResourceClaim 27-30
resource.k8s.io/v1alpha2 ResourceClaimList 27-30
resource.k8s.io/v1alpha2 ResourceClaimParameters 30-30
resource.k8s.io/v1alpha2 ResourceClaimParametersList 30-30
resource.k8s.io/v1alpha2 ResourceClaimTemplate 27-30
resource.k8s.io/v1alpha2 ResourceClaimTemplateList 27-30
resource.k8s.io/v1alpha2 ResourceClass 27-30
resource.k8s.io/v1alpha2 ResourceClassList 27-30
resource.k8s.io/v1alpha2 ResourceClassParameters 30-30
resource.k8s.io/v1alpha2 ResourceClassParametersList 30-30
resource.k8s.io/v1alpha2 ResourceSlice 30-30
resource.k8s.io/v1alpha2 ResourceSliceList 30-30
resource.k8s.io/v1alpha2 Status 27-30
resource.k8s.io/v1alpha3 DeviceClass 31-33 715
resource.k8s.io/v1alpha3 DeviceClassList 31-33 717
resource.k8s.io/v1alpha3 DeviceTaintRule 33- 726
resource.k8s.io/v1alpha3 DeviceTaintRuleList 33- 727
resource.k8s.io/v1alpha3 PodSchedulingContext 31-31 735
resource.k8s.io/v1alpha3 PodSchedulingContextList 31-31 736
resource.k8s.io/v1alpha3 ResourceClaim 31-33 740
resource.k8s.io/v1alpha3 ResourceClaimList 31-33 742
resource.k8s.io/v1alpha3 ResourceClaimTemplate 31-33 746
resource.k8s.io/v1alpha3 ResourceClaimTemplateList 31-33 747
resource.k8s.io/v1alpha3 ResourcePoolStatusRequest 36- 750
resource.k8s.io/v1alpha3 ResourcePoolStatusRequestList 36- 751
resource.k8s.io/v1alpha3 ResourceSlice 31-33 754
resource.k8s.io/v1alpha3 ResourceSliceList 31-33 755
resource.k8s.io/v1beta1 DeviceClass 32- 775
resource.k8s.io/v1beta1 DeviceClassList 32- 777
resource.k8s.io/v1beta1 ResourceClaim 32- 794
resource.k8s.io/v1beta1 ResourceClaimList 32- 796
resource.k8s.io/v1beta1 ResourceClaimTemplate 32- 799
resource.k8s.io/v1beta1 ResourceClaimTemplateList 32- 800
resource.k8s.io/v1beta1 ResourceSlice 32- 803
resource.k8s.io/v1beta1 ResourceSliceList 32- 804
resource.k8s.io/v1beta2 DeviceClass 33- 821
resource.k8s.io/v1beta2 DeviceClassList 33- 823
resource.k8s.io/v1beta2 DeviceTaintRule 36- 833
resource.k8s.io/v1beta2 DeviceTaintRuleList 36- 834
resource.k8s.io/v1beta2 ResourceClaim 33- 846
resource.k8s.io/v1beta2 ResourceClaimList 33- 848
resource.k8s.io/v1beta2 ResourceClaimTemplate 33- 851
resource.k8s.io/v1beta2 ResourceClaimTemplateList 33- 852
resource.k8s.io/v1beta2 ResourceSlice 33- 855
resource.k8s.io/v1beta2 ResourceSliceList 33- 856
scheduling.k8s.io/v1 PriorityClass 14- 858
scheduling.k8s.io/v1 PriorityClassList 14- 859
scheduling.k8s.io/v1alpha1 PriorityClass -22
scheduling.k8s.io/v1alpha1 PriorityClassList -22
scheduling.k8s.io/v1alpha1 Workload 35-35 864
scheduling.k8s.io/v1alpha1 WorkloadList 35-35 865
scheduling.k8s.io/v1alpha2 PodGroup 36-36 868
scheduling.k8s.io/v1alpha2 PodGroupList 36-36 869
scheduling.k8s.io/v1alpha2 Workload 36-36 880
scheduling.k8s.io/v1alpha2 WorkloadList 36-36 881
scheduling.k8s.io/v1alpha3 CompositePodGroup 37- 886
scheduling.k8s.io/v1alpha3 CompositePodGroupList 37- 887
scheduling.k8s.io/v1alpha3 PodGroup 37- 895
scheduling.k8s.io/v1alpha3 PodGroupList 37- 896
scheduling.k8s.io/v1alpha3 Workload 37- 906
scheduling.k8s.io/v1alpha3 WorkloadList 37- 907
scheduling.k8s.io/v1beta1 PodGroup 37- 922
scheduling.k8s.io/v1beta1 PodGroupList 37- 923
scheduling.k8s.io/v1beta1 PriorityClass -21
scheduling.k8s.io/v1beta1 PriorityClassList -21
scheduling.k8s.io/v1beta1 Workload 37- 933
scheduling.k8s.io/v1beta1 WorkloadList 37- 934
security.istio.io/v1 AuthorizationPolicy - 1117
security.istio.io/v1 PeerAuthentication - 1121
security.istio.io/v1 RequestAuthentication - 1127
security.istio.io/v1beta1 AuthorizationPolicy - 1118
security.istio.io/v1beta1 PeerAuthentication - 1122
security.istio.io/v1beta1 RequestAuthentication - 1128
settings.k8s.io/v1alpha1 PodPreset -19
settings.k8s.io/v1alpha1 PodPresetList -19
storage.k8s.io/v1 CSIDriver 18- 937
storage.k8s.io/v1 CSIDriverList 18- 938
storage.k8s.io/v1 CSINode 17- 940
storage.k8s.io/v1 CSINodeList 17- 942
storage.k8s.io/v1 CSIStorageCapacity 24- 945
storage.k8s.io/v1 CSIStorageCapacityList 24- 946
storage.k8s.io/v1 StorageClass - 947
storage.k8s.io/v1 StorageClassList - 948
storage.k8s.io/v1 VolumeAttachment 13- 952
storage.k8s.io/v1 VolumeAttachmentList 13- 953
storage.k8s.io/v1 VolumeAttributesClass 34- 957
storage.k8s.io/v1 VolumeAttributesClassList 34- 958
storage.k8s.io/v1alpha1 CSIStorageCapacity 21-23
storage.k8s.io/v1alpha1 CSIStorageCapacityList 21-23
storage.k8s.io/v1alpha1 VolumeAttachment -22
storage.k8s.io/v1alpha1 VolumeAttachmentList -22
storage.k8s.io/v1alpha1 VolumeAttributesClass 29-34 961
storage.k8s.io/v1alpha1 VolumeAttributesClassList 29-34 962
storage.k8s.io/v1beta1 CSIDriver 14-21
storage.k8s.io/v1beta1 CSIDriverList 14-21
storage.k8s.io/v1beta1 CSINode 14-21
storage.k8s.io/v1beta1 CSINodeList 14-21
storage.k8s.io/v1beta1 CSIStorageCapacity 21-26
storage.k8s.io/v1beta1 CSIStorageCapacityList 21-26
storage.k8s.io/v1beta1 StorageClass -21
storage.k8s.io/v1beta1 StorageClassList -21
storage.k8s.io/v1beta1 VolumeAttachment -21
storage.k8s.io/v1beta1 VolumeAttachmentList -21
storage.k8s.io/v1beta1 VolumeAttributesClass 31-36 963
storage.k8s.io/v1beta1 VolumeAttributesClassList 31-36 964
storagemigration.k8s.io/v1 StorageVersionMigration 37- 965
storagemigration.k8s.io/v1 StorageVersionMigrationList 37- 966
storagemigration.k8s.io/v1alpha1 StorageVersionMigration 30-34 971
storagemigration.k8s.io/v1alpha1 StorageVersionMigrationList 30-34 972
storagemigration.k8s.io/v1beta1 StorageVersionMigration 35- 975
storagemigration.k8s.io/v1beta1 StorageVersionMigrationList 35- 976
telemetry.istio.io/v1 Telemetry - 1142
telemetry.istio.io/v1alpha1 Telemetry - 1143
v1 APIGroup - 566
v1 APIGroupList - 567
v1 APIResourceList - 569
v1 APIVersions - 570
v1 Binding - 271
v1 ComponentStatus - 282
v1 ComponentStatusList - 283
v1 ConfigMap - 284
v1 ConfigMapList - 287
v1 Endpoints - 312
v1 EndpointsList - 313
v1 EphemeralContainers 21-21
v1 Event - 319
v1 EventList - 320
v1 LimitRange - 347
v1 LimitRangeList - 349
v1 Namespace - 358
v1 NamespaceList - 360
v1 Node - 363
v1 NodeList - 374
v1 PersistentVolume - 387
v1 PersistentVolumeClaim - 388
v1 PersistentVolumeClaimList - 390
v1 PersistentVolumeList - 395
v1 Pod - 399
v1 PodList - 409
v1 PodTemplate - 419
v1 PodTemplateList - 420
v1 ReplicationController - 431
v1 ReplicationControllerList - 433
v1 ResourceQuota - 439
v1 ResourceQuotaList - 440
v1 Secret - 451
v1 SecretList - 454
v1 Service - 459
v1 ServiceAccount - 460
v1 ServiceAccountList - 461
v1 ServiceList - 463
v1 Status - 585
"""#

  /// The objects, with one line per field.
  static let objects: StaticString = #"""
=admissionregistration.v1.ApplyConfiguration
expression s
=admissionregistration.v1.AuditAnnotation
!key s
!valueExpression s
=admissionregistration.v1.ExpressionWarning
!fieldRef s
!warning s
=admissionregistration.v1.JSONPatch
expression s
=admissionregistration.v1.MatchCondition
!expression s
!name s
=admissionregistration.v1.MatchResources
excludeResourceRules [T16]
matchPolicy s(|Exact|Equivalent)
namespaceSelector T576
objectSelector T576
resourceRules [T16]
=admissionregistration.v1.MutatingAdmissionPolicy
apiVersion s(admissionregistration.k8s.io/v1)
kind s(MutatingAdmissionPolicy)
metadata T580
spec T11
=admissionregistration.v1.MutatingAdmissionPolicyBinding
apiVersion s(admissionregistration.k8s.io/v1)
kind s(MutatingAdmissionPolicyBinding)
metadata T580
spec T9
=admissionregistration.v1.MutatingAdmissionPolicyBindingList
apiVersion s(admissionregistration.k8s.io/v1)
!items [T7]
kind s(MutatingAdmissionPolicyBindingList)
metadata T578
=admissionregistration.v1.MutatingAdmissionPolicyBindingSpec
matchResources T5
paramRef T18
policyName s
=admissionregistration.v1.MutatingAdmissionPolicyList
apiVersion s(admissionregistration.k8s.io/v1)
!items [T6]
kind s(MutatingAdmissionPolicyList)
metadata T578
=admissionregistration.v1.MutatingAdmissionPolicySpec
failurePolicy s
matchConditions <name:T4>
matchConstraints T5
mutations [T15]
paramKind T17
reinvocationPolicy s
variables [T33]
=admissionregistration.v1.MutatingWebhook
!admissionReviewVersions [s]
!clientConfig T34
failurePolicy s(|Ignore|Fail)
matchConditions <name:T4>
matchPolicy s(|Exact|Equivalent)
!name s
namespaceSelector T576
objectSelector T576
reinvocationPolicy s(|Never|IfNeeded)
rules [T19]
!sideEffects s(None|NoneOnDryRun|Some|Unknown)
timeoutSeconds i
=admissionregistration.v1.MutatingWebhookConfiguration
apiVersion s(admissionregistration.k8s.io/v1)
kind s(MutatingWebhookConfiguration)
metadata T580
webhooks <name:T12>
=admissionregistration.v1.MutatingWebhookConfigurationList
apiVersion s(admissionregistration.k8s.io/v1)
!items [T13]
kind s(MutatingWebhookConfigurationList)
metadata T578
=admissionregistration.v1.Mutation
applyConfiguration T0
jsonPatch T3
!patchType s
=admissionregistration.v1.NamedRuleWithOperations
apiGroups [s]
apiVersions [s]
operations [s(CREATE|UPDATE|DELETE|CONNECT|*)]
resourceNames [s]
resources [s]
scope s(|Cluster|Namespaced|*)
=admissionregistration.v1.ParamKind
apiVersion s
kind s
=admissionregistration.v1.ParamRef
name s
namespace s
parameterNotFoundAction s(|Allow|Deny)
selector T576
=admissionregistration.v1.RuleWithOperations
apiGroups [s]
apiVersions [s]
operations [s(CREATE|UPDATE|DELETE|CONNECT|*)]
resources [s]
scope s(|Cluster|Namespaced|*)
=admissionregistration.v1.ServiceReference
!name s
!namespace s
path s
port i
=admissionregistration.v1.TypeChecking
expressionWarnings [T2]
=admissionregistration.v1.ValidatingAdmissionPolicy
apiVersion s(admissionregistration.k8s.io/v1)
kind s(ValidatingAdmissionPolicy)
metadata T580
spec T27
status T28
=admissionregistration.v1.ValidatingAdmissionPolicyBinding
apiVersion s(admissionregistration.k8s.io/v1)
kind s(ValidatingAdmissionPolicyBinding)
metadata T580
spec T25 @-35
!spec T25 @36-
=admissionregistration.v1.ValidatingAdmissionPolicyBindingList
apiVersion s(admissionregistration.k8s.io/v1)
!items [T23]
kind s(ValidatingAdmissionPolicyBindingList)
metadata T578
=admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec
matchResources T5
paramRef T18
policyName s @-35
!policyName s @36-
validationActions <*:s(Deny|Warn|Audit)> @-35
!validationActions <*:s(Deny|Warn|Audit)> @36-
=admissionregistration.v1.ValidatingAdmissionPolicyList
apiVersion s(admissionregistration.k8s.io/v1)
!items [T22]
kind s(ValidatingAdmissionPolicyList)
metadata T578
=admissionregistration.v1.ValidatingAdmissionPolicySpec
auditAnnotations [T1]
failurePolicy s(|Ignore|Fail)
matchConditions <name:T4>
matchConstraints T5
paramKind T17
validations [T32]
variables <name:T33>
=admissionregistration.v1.ValidatingAdmissionPolicyStatus
conditions <type:T571>
observedGeneration l
typeChecking T21
=admissionregistration.v1.ValidatingWebhook
!admissionReviewVersions [s]
!clientConfig T34
failurePolicy s(|Ignore|Fail)
matchConditions <name:T4>
matchPolicy s(|Exact|Equivalent)
!name s
namespaceSelector T576
objectSelector T576
rules [T19]
!sideEffects s(None|NoneOnDryRun|Some|Unknown)
timeoutSeconds i
=admissionregistration.v1.ValidatingWebhookConfiguration
apiVersion s(admissionregistration.k8s.io/v1)
kind s(ValidatingWebhookConfiguration)
metadata T580
webhooks <name:T29>
=admissionregistration.v1.ValidatingWebhookConfigurationList
apiVersion s(admissionregistration.k8s.io/v1)
!items [T30]
kind s(ValidatingWebhookConfigurationList)
metadata T578
=admissionregistration.v1.Validation
!expression s
message s
messageExpression s
reason s
=admissionregistration.v1.Variable
!expression s
!name s
=admissionregistration.v1.WebhookClientConfig
caBundle B
service T20
url s
=admissionregistration.v1alpha1.ApplyConfiguration
expression s
=admissionregistration.v1alpha1.AuditAnnotation
!key s
!valueExpression s
=admissionregistration.v1alpha1.ExpressionWarning
!fieldRef s
!warning s
=admissionregistration.v1alpha1.JSONPatch
expression s
=admissionregistration.v1alpha1.MatchCondition
!expression s
!name s
=admissionregistration.v1alpha1.MatchResources
excludeResourceRules [T48]
matchPolicy s
namespaceSelector T576
objectSelector T576
resourceRules [T48]
=admissionregistration.v1alpha1.MutatingAdmissionPolicy
apiVersion s(admissionregistration.k8s.io/v1alpha1)
kind s(MutatingAdmissionPolicy)
metadata T580
spec T46
=admissionregistration.v1alpha1.MutatingAdmissionPolicyBinding
apiVersion s(admissionregistration.k8s.io/v1alpha1)
kind s(MutatingAdmissionPolicyBinding)
metadata T580
spec T44
=admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingList
apiVersion s(admissionregistration.k8s.io/v1alpha1)
!items [T42]
kind s(MutatingAdmissionPolicyBindingList)
metadata T578
=admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec
matchResources T40
paramRef T50
policyName s
=admissionregistration.v1alpha1.MutatingAdmissionPolicyList
apiVersion s(admissionregistration.k8s.io/v1alpha1)
!items [T41]
kind s(MutatingAdmissionPolicyList)
metadata T578
=admissionregistration.v1alpha1.MutatingAdmissionPolicySpec
failurePolicy s
matchConditions <name:T39>
matchConstraints T40
mutations [T47]
paramKind T49
reinvocationPolicy s
variables [T60]
=admissionregistration.v1alpha1.Mutation
applyConfiguration T35
jsonPatch T38
!patchType s
=admissionregistration.v1alpha1.NamedRuleWithOperations
apiGroups [s]
apiVersions [s]
operations [s]
resourceNames [s]
resources [s]
scope s
=admissionregistration.v1alpha1.ParamKind
apiVersion s
kind s
=admissionregistration.v1alpha1.ParamRef
name s
namespace s
parameterNotFoundAction s
selector T576
=admissionregistration.v1alpha1.TypeChecking
expressionWarnings [T37]
=admissionregistration.v1alpha1.ValidatingAdmissionPolicy
apiVersion s(admissionregistration.k8s.io/v1alpha1)
kind s(ValidatingAdmissionPolicy)
metadata T580
spec T57
status T58
=admissionregistration.v1alpha1.ValidatingAdmissionPolicyBinding
apiVersion s(admissionregistration.k8s.io/v1alpha1)
kind s(ValidatingAdmissionPolicyBinding)
metadata T580
spec T55
=admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingList
apiVersion s(admissionregistration.k8s.io/v1alpha1)
!items [T53]
kind s(ValidatingAdmissionPolicyBindingList)
metadata T578
=admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingSpec
matchResources T40
paramRef T50
policyName s
validationActions <*:s>
=admissionregistration.v1alpha1.ValidatingAdmissionPolicyList
apiVersion s(admissionregistration.k8s.io/v1alpha1)
!items [T52]
kind s(ValidatingAdmissionPolicyList)
metadata T578
=admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec
auditAnnotations [T36]
failurePolicy s
matchConditions <name:T39>
matchConstraints T40
paramKind T49
validations [T59]
variables <name:T60>
=admissionregistration.v1alpha1.ValidatingAdmissionPolicyStatus
conditions <type:T571>
observedGeneration l
typeChecking T51
=admissionregistration.v1alpha1.Validation
!expression s
message s
messageExpression s
reason s
=admissionregistration.v1alpha1.Variable
!expression s
!name s
=admissionregistration.v1beta1.ApplyConfiguration
expression s
=admissionregistration.v1beta1.AuditAnnotation
!key s
!valueExpression s
=admissionregistration.v1beta1.ExpressionWarning
!fieldRef s
!warning s
=admissionregistration.v1beta1.JSONPatch
expression s
=admissionregistration.v1beta1.MatchCondition
!expression s
!name s
=admissionregistration.v1beta1.MatchResources
excludeResourceRules [T74]
matchPolicy s
namespaceSelector T576
objectSelector T576
resourceRules [T74]
=admissionregistration.v1beta1.MutatingAdmissionPolicy
apiVersion s(admissionregistration.k8s.io/v1beta1)
kind s(MutatingAdmissionPolicy)
metadata T580
spec T72
=admissionregistration.v1beta1.MutatingAdmissionPolicyBinding
apiVersion s(admissionregistration.k8s.io/v1beta1)
kind s(MutatingAdmissionPolicyBinding)
metadata T580
spec T70
=admissionregistration.v1beta1.MutatingAdmissionPolicyBindingList
apiVersion s(admissionregistration.k8s.io/v1beta1)
!items [T68]
kind s(MutatingAdmissionPolicyBindingList)
metadata T578
=admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec
matchResources T66
paramRef T76
policyName s
=admissionregistration.v1beta1.MutatingAdmissionPolicyList
apiVersion s(admissionregistration.k8s.io/v1beta1)
!items [T67]
kind s(MutatingAdmissionPolicyList)
metadata T578
=admissionregistration.v1beta1.MutatingAdmissionPolicySpec
failurePolicy s
matchConditions <name:T65>
matchConstraints T66
mutations [T73]
paramKind T75
reinvocationPolicy s
variables [T86]
=admissionregistration.v1beta1.Mutation
applyConfiguration T61
jsonPatch T64
!patchType s
=admissionregistration.v1beta1.NamedRuleWithOperations
apiGroups [s]
apiVersions [s]
operations [s]
resourceNames [s]
resources [s]
scope s
=admissionregistration.v1beta1.ParamKind
apiVersion s
kind s
=admissionregistration.v1beta1.ParamRef
name s
namespace s
parameterNotFoundAction s
selector T576
=admissionregistration.v1beta1.TypeChecking
expressionWarnings [T63]
=admissionregistration.v1beta1.ValidatingAdmissionPolicy
apiVersion s(admissionregistration.k8s.io/v1beta1)
kind s(ValidatingAdmissionPolicy)
metadata T580
spec T83
status T84
=admissionregistration.v1beta1.ValidatingAdmissionPolicyBinding
apiVersion s(admissionregistration.k8s.io/v1beta1)
kind s(ValidatingAdmissionPolicyBinding)
metadata T580
spec T81
=admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingList
apiVersion s(admissionregistration.k8s.io/v1beta1)
!items [T79]
kind s(ValidatingAdmissionPolicyBindingList)
metadata T578
=admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec
matchResources T66
paramRef T76
policyName s
validationActions <*:s>
=admissionregistration.v1beta1.ValidatingAdmissionPolicyList
apiVersion s(admissionregistration.k8s.io/v1beta1)
!items [T78]
kind s(ValidatingAdmissionPolicyList)
metadata T578
=admissionregistration.v1beta1.ValidatingAdmissionPolicySpec
auditAnnotations [T62]
failurePolicy s
matchConditions <name:T65>
matchConstraints T66
paramKind T75
validations [T85]
variables <name:T86>
=admissionregistration.v1beta1.ValidatingAdmissionPolicyStatus
conditions <type:T571>
observedGeneration l
typeChecking T77
=admissionregistration.v1beta1.Validation
!expression s
message s
messageExpression s
reason s
=admissionregistration.v1beta1.Variable
!expression s
!name s
=apiextensions.v1.CustomResourceColumnDefinition
description s
format s
!jsonPath s
!name s
priority i
!type s
=apiextensions.v1.CustomResourceConversion
!strategy s
webhook T105
=apiextensions.v1.CustomResourceDefinition
apiVersion s(apiextensions.k8s.io/v1)
kind s(CustomResourceDefinition)
metadata T580
!spec T93
status T94
=apiextensions.v1.CustomResourceDefinitionCondition
lastTransitionTime t
message s
observedGeneration l @35-
reason s
status s
type s
=apiextensions.v1.CustomResourceDefinitionList
apiVersion s(apiextensions.k8s.io/v1)
!items [T89]
kind s(CustomResourceDefinitionList)
metadata T578
=apiextensions.v1.CustomResourceDefinitionNames
categories [s]
!kind s
listKind s
!plural s
shortNames [s]
singular s
=apiextensions.v1.CustomResourceDefinitionSpec
conversion T88
!group s
!names T92
preserveUnknownFields b
!scope s(Cluster|Namespaced)
!versions [T95]
=apiextensions.v1.CustomResourceDefinitionStatus
acceptedNames T92
conditions <type:T90>
observedGeneration l @35-
storedVersions [s]
=apiextensions.v1.CustomResourceDefinitionVersion
additionalPrinterColumns [T87]
deprecated b
deprecationWarning s
!name s
schema T98
selectableFields [T101]
served b
!storage b
subresources T97
=apiextensions.v1.CustomResourceSubresourceScale
labelSelectorPath s
!specReplicasPath s
!statusReplicasPath s
=apiextensions.v1.CustomResourceSubresources
scale T96
status o
=apiextensions.v1.CustomResourceValidation
openAPIV3Schema T100
=apiextensions.v1.ExternalDocumentation
description s
url s
=apiextensions.v1.JSONSchemaProps
$ref s
$schema s
additionalItems a
additionalProperties a
allOf [T100]
anyOf [T100]
default a
definitions {T100}
dependencies {a}
description s
enum [a]
example a
exclusiveMaximum b
exclusiveMinimum b
externalDocs T99
format s
id s
items a
maxItems l
maxLength l
maxProperties l
maximum n
minItems l
minLength l
minProperties l
minimum n
multipleOf n
not T100
nullable b
oneOf [T100]
pattern s
patternProperties {T100}
properties {T100}
required [s]
title s
type s
uniqueItems b
x-kubernetes-embedded-resource b
x-kubernetes-int-or-string b
x-kubernetes-list-map-keys [s]
x-kubernetes-list-type s
x-kubernetes-map-type s
x-kubernetes-preserve-unknown-fields b
x-kubernetes-validations <rule:T103>
=apiextensions.v1.SelectableField
!jsonPath s
=apiextensions.v1.ServiceReference
!name s
!namespace s
path s
port i
=apiextensions.v1.ValidationRule
fieldPath s
message s
messageExpression s
optionalOldSelf b
reason s
!rule s
=apiextensions.v1.WebhookClientConfig
caBundle B
service T102
url s
=apiextensions.v1.WebhookConversion
clientConfig T104
!conversionReviewVersions [s]
=apiregistration.v1.APIService
apiVersion s(apiregistration.k8s.io/v1)
kind s(APIService)
metadata T580
spec T109
status T110
=apiregistration.v1.APIServiceCondition
lastTransitionTime t
message s
reason s
status s
type s
=apiregistration.v1.APIServiceList
apiVersion s(apiregistration.k8s.io/v1)
!items [T106]
kind s(APIServiceList)
metadata T578
=apiregistration.v1.APIServiceSpec
caBundle B
group s
!groupPriorityMinimum i
insecureSkipTLSVerify b
service T111
version s
!versionPriority i
=apiregistration.v1.APIServiceStatus
conditions <type:T107>
=apiregistration.v1.ServiceReference
name s
namespace s
port i
=apiserverinternal.v1alpha1.ServerStorageVersion
apiServerID s @-35
!apiServerID s @36-
decodableVersions <*:s> @-35
!decodableVersions <*:s> @36-
encodingVersion s @-35
!encodingVersion s @36-
servedVersions <*:s>
=apiserverinternal.v1alpha1.StorageVersion
apiVersion s(internal.apiserver.k8s.io/v1alpha1)
kind s(StorageVersion)
metadata T580 @-35
!metadata T580 @36-
!spec o @-35
spec o @36-
!status T116 @-35
status T116 @36-
=apiserverinternal.v1alpha1.StorageVersionCondition
lastTransitionTime t
message s
observedGeneration l
reason s
status s
type s
=apiserverinternal.v1alpha1.StorageVersionList
apiVersion s(internal.apiserver.k8s.io/v1alpha1)
!items [T113]
kind s(StorageVersionList)
metadata T578
=apiserverinternal.v1alpha1.StorageVersionStatus
commonEncodingVersion s
conditions <type:T114>
storageVersions <apiServerID:T112>
=apps.v1.ControllerRevision
apiVersion s(apps/v1)
data o @-36
!data o @37-
kind s(ControllerRevision)
metadata T580
revision l
=apps.v1.ControllerRevisionList
apiVersion s(apps/v1)
!items [T117]
kind s(ControllerRevisionList)
metadata T578
=apps.v1.DaemonSet
apiVersion s(apps/v1)
kind s(DaemonSet)
metadata T580
spec T122 @-36
!spec T122 @37-
status T123
=apps.v1.DaemonSetCondition
lastTransitionTime t
message s
reason s
status s
type s
=apps.v1.DaemonSetList
apiVersion s(apps/v1)
!items [T119]
kind s(DaemonSetList)
metadata T578
=apps.v1.DaemonSetSpec
minReadySeconds i
revisionHistoryLimit i
!selector T576
!template T421
updateStrategy T124
=apps.v1.DaemonSetStatus
collisionCount i
conditions <type:T120>
currentNumberScheduled i
desiredNumberScheduled i
numberAvailable i
numberMisscheduled i
numberReady i
numberUnavailable i
observedGeneration l
updatedNumberScheduled i
=apps.v1.DaemonSetUpdateStrategy
rollingUpdate T136
type s(|RollingUpdate|OnDelete)
=apps.v1.Deployment
apiVersion s(apps/v1)
kind s(Deployment)
metadata T580
spec T128 @-36
!spec T128 @37-
status T129
=apps.v1.DeploymentCondition
lastTransitionTime t
lastUpdateTime t
message s
reason s
status s
type s
=apps.v1.DeploymentList
apiVersion s(apps/v1)
!items [T125]
kind s(DeploymentList)
metadata T578
=apps.v1.DeploymentSpec
minReadySeconds i
paused b
progressDeadlineSeconds i
replicas i
revisionHistoryLimit i
!selector T576
strategy T130
!template T421
=apps.v1.DeploymentStatus
availableReplicas i
collisionCount i
conditions <type:T126>
observedGeneration l
readyReplicas i
replicas i
terminatingReplicas i @33-
unavailableReplicas i
updatedReplicas i
=apps.v1.DeploymentStrategy
rollingUpdate T137
type s(|Recreate|RollingUpdate)
=apps.v1.ReplicaSet
apiVersion s(apps/v1)
kind s(ReplicaSet)
metadata T580
spec T134 @-36
!spec T134 @37-
status T135
=apps.v1.ReplicaSetCondition
lastTransitionTime t
message s
reason s
status s
type s
=apps.v1.ReplicaSetList
apiVersion s(apps/v1)
!items [T131]
kind s(ReplicaSetList)
metadata T578
=apps.v1.ReplicaSetSpec
minReadySeconds i
replicas i
!selector T576
template T421
=apps.v1.ReplicaSetStatus
availableReplicas i
conditions <type:T132>
fullyLabeledReplicas i
observedGeneration l
readyReplicas i
replicas i
terminatingReplicas i @33-
=apps.v1.RollingUpdateDaemonSet
maxSurge x
maxUnavailable x
=apps.v1.RollingUpdateDeployment
maxSurge x
maxUnavailable x
=apps.v1.RollingUpdateStatefulSetStrategy
maxUnavailable x
partition i
=apps.v1.StatefulSet
apiVersion s(apps/v1)
kind s(StatefulSet)
metadata T580
spec T144 @-36
!spec T144 @37-
status T145
=apps.v1.StatefulSetCondition
lastTransitionTime t
message s
reason s
status s
type s
=apps.v1.StatefulSetList
apiVersion s(apps/v1)
!items [T139]
kind s(StatefulSetList)
metadata T578
=apps.v1.StatefulSetOrdinals
start i
=apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy
whenDeleted s(|Retain|Delete)
whenScaled s(|Retain|Delete)
=apps.v1.StatefulSetSpec
minReadySeconds i
ordinals T142
persistentVolumeClaimRetentionPolicy T143
podManagementPolicy s(|OrderedReady|Parallel)
replicas i
revisionHistoryLimit i
!selector T576
serviceName s
!template T421
updateStrategy T146
volumeClaimTemplates [T388]
=apps.v1.StatefulSetStatus
availableReplicas i
collisionCount i
conditions <type:T140>
currentReplicas i
currentRevision s
observedGeneration l
readyReplicas i
replicas i
updateRevision s
updatedReplicas i
=apps.v1.StatefulSetUpdateStrategy
rollingUpdate T138
type s(|RollingUpdate|OnDelete)
=authentication.v1.BoundObjectReference
apiVersion s
kind s
name s
uid s
=authentication.v1.SelfSubjectReview
apiVersion s(authentication.k8s.io/v1)
kind s(SelfSubjectReview)
metadata T580
status T149
=authentication.v1.SelfSubjectReviewStatus
userInfo T156
=authentication.v1.TokenRequest
apiVersion s(authentication.k8s.io/v1)
kind s(TokenRequest)
metadata T580
!spec T151 @-35
spec T151 @36-
status T152
=authentication.v1.TokenRequestSpec
attestations {[s]} @37-
!audiences [s] @-35
audiences [s] @36-
boundObjectRef T147
expirationSeconds l
=authentication.v1.TokenRequestStatus
expirationTimestamp t
token s
=authentication.v1.TokenReview
apiVersion s(authentication.k8s.io/v1)
kind s(TokenReview)
metadata T580
!spec T154
status T155
=authentication.v1.TokenReviewSpec
audiences [s]
token s @-35
!token s @36-
=authentication.v1.TokenReviewStatus
audiences [s]
authenticated b
error s
user T156
=authentication.v1.UserInfo
extra {[s]}
groups [s]
uid s
username s
=authentication.v1alpha1.SelfSubjectReview
apiVersion s(authentication.k8s.io/v1alpha1)
kind s(SelfSubjectReview)
metadata T580
status T158
=authentication.v1alpha1.SelfSubjectReviewStatus
userInfo T156
=authentication.v1beta1.SelfSubjectReview
apiVersion s(authentication.k8s.io/v1beta1)
kind s(SelfSubjectReview)
metadata T580
status T160
=authentication.v1beta1.SelfSubjectReviewStatus
userInfo T156
=authorization.v1.FieldSelectorAttributes
rawSelector s
requirements [T573]
=authorization.v1.LabelSelectorAttributes
rawSelector s
requirements [T577]
=authorization.v1.LocalSubjectAccessReview
apiVersion s(authorization.k8s.io/v1)
kind s(LocalSubjectAccessReview)
metadata T580
!spec T173
status T174
=authorization.v1.NonResourceAttributes
path s
verb s
=authorization.v1.NonResourceRule
nonResourceURLs [s]
!verbs [s]
=authorization.v1.ResourceAttributes
fieldSelector T161
group s
labelSelector T162
name s
namespace s
resource s
subresource s
verb s
version s
=authorization.v1.ResourceRule
apiGroups [s]
resourceNames [s]
resources [s]
!verbs [s]
=authorization.v1.SelfSubjectAccessReview
apiVersion s(authorization.k8s.io/v1)
kind s(SelfSubjectAccessReview)
metadata T580
!spec T169
status T174
=authorization.v1.SelfSubjectAccessReviewSpec
nonResourceAttributes T164
resourceAttributes T166
=authorization.v1.SelfSubjectRulesReview
apiVersion s(authorization.k8s.io/v1)
kind s(SelfSubjectRulesReview)
metadata T580
!spec T171
status T175
=authorization.v1.SelfSubjectRulesReviewSpec
namespace s
=authorization.v1.SubjectAccessReview
apiVersion s(authorization.k8s.io/v1)
kind s(SubjectAccessReview)
metadata T580
!spec T173
status T174
=authorization.v1.SubjectAccessReviewSpec
extra {[s]}
groups [s]
nonResourceAttributes T164
resourceAttributes T166
uid s
user s
=authorization.v1.SubjectAccessReviewStatus
allowed b
denied b
evaluationError s
reason s
=authorization.v1.SubjectRulesReviewStatus
evaluationError s
incomplete b
nonResourceRules [T165]
resourceRules [T167]
=autoscaling.v1.CrossVersionObjectReference
apiVersion s
!kind s
!name s
=autoscaling.v1.HorizontalPodAutoscaler
apiVersion s(autoscaling/v1)
kind s(HorizontalPodAutoscaler)
metadata T580
spec T179 @-35
!spec T179 @36-
status T180
=autoscaling.v1.HorizontalPodAutoscalerList
apiVersion s(autoscaling/v1)
!items [T177]
kind s(HorizontalPodAutoscalerList)
metadata T578
=autoscaling.v1.HorizontalPodAutoscalerSpec
!maxReplicas i
minReplicas i
!scaleTargetRef T176
targetCPUUtilizationPercentage i
=autoscaling.v1.HorizontalPodAutoscalerStatus
currentCPUUtilizationPercentage i
currentReplicas i
desiredReplicas i
lastScaleTime t
observedGeneration l
=autoscaling.v1.Scale
apiVersion s(autoscaling/v1)
kind s(Scale)
metadata T580
spec T182
status T183
=autoscaling.v1.ScaleSpec
replicas i
=autoscaling.v1.ScaleStatus
replicas i
selector s
=autoscaling.v2.ContainerResourceMetricSource
!container s
!name s
!target T200
=autoscaling.v2.ContainerResourceMetricStatus
container s
current T201
name s
=autoscaling.v2.CrossVersionObjectReference
apiVersion s
!kind s
!name s
=autoscaling.v2.ExternalMetricSource
!metric T197
!target T200
=autoscaling.v2.ExternalMetricStatus
current T201
metric T197
=autoscaling.v2.HPAScalingPolicy
!periodSeconds i
!type s(Pods|Percent)
!value i
=autoscaling.v2.HPAScalingRules
policies [T189]
selectPolicy s(|Max|Min|Disabled)
stabilizationWindowSeconds i
tolerance q @33-
=autoscaling.v2.HorizontalPodAutoscaler
apiVersion s(autoscaling/v2)
kind s(HorizontalPodAutoscaler)
metadata T580
spec T195 @-35
!spec T195 @36-
status T196
=autoscaling.v2.HorizontalPodAutoscalerBehavior
scaleDown T190
scaleUp T190
=autoscaling.v2.HorizontalPodAutoscalerCondition
lastTransitionTime t
message s
observedGeneration l @37-
reason s
status s
type s
=autoscaling.v2.HorizontalPodAutoscalerList
apiVersion s(autoscaling/v2)
!items [T191]
kind s(HorizontalPodAutoscalerList)
metadata T578
=autoscaling.v2.HorizontalPodAutoscalerSpec
behavior T192
!maxReplicas i
metrics [T198]
minReplicas i
!scaleTargetRef T186
=autoscaling.v2.HorizontalPodAutoscalerStatus
conditions <type:T193>
currentMetrics [T199]
currentReplicas i
desiredReplicas i
lastScaleTime t
observedGeneration l
=autoscaling.v2.MetricIdentifier
!name s
selector T576
=autoscaling.v2.MetricSpec
containerResource T184
external T187
object T202
pods T204
resource T206
!type s(ContainerResource|External|Object|Pods|Resource)
=autoscaling.v2.MetricStatus
containerResource T185
external T188
object T203
pods T205
resource T207
type s
=autoscaling.v2.MetricTarget
averageUtilization i
averageValue q
!type s(Utilization|Value|AverageValue)
value q
=autoscaling.v2.MetricValueStatus
averageUtilization i
averageValue q
value q
=autoscaling.v2.ObjectMetricSource
!describedObject T186
!metric T197
!target T200
=autoscaling.v2.ObjectMetricStatus
current T201
describedObject T186
metric T197
=autoscaling.v2.PodsMetricSource
!metric T197
!target T200
=autoscaling.v2.PodsMetricStatus
current T201
metric T197
=autoscaling.v2.ResourceMetricSource
!name s
!target T200
=autoscaling.v2.ResourceMetricStatus
current T201
name s
=batch.v1.CronJob
apiVersion s(batch/v1)
kind s(CronJob)
metadata T580
spec T210 @-35
!spec T210 @36-
status T211
=batch.v1.CronJobList
apiVersion s(batch/v1)
!items [T208]
kind s(CronJobList)
metadata T578
=batch.v1.CronJobSpec
concurrencyPolicy s(|Allow|Forbid|Replace)
failedJobsHistoryLimit i
!jobTemplate T218
!schedule s
startingDeadlineSeconds l
successfulJobsHistoryLimit i
suspend b
timeZone s
=batch.v1.CronJobStatus
active [T386]
lastScheduleTime t
lastSuccessfulTime t
=batch.v1.Job
apiVersion s(batch/v1)
kind s(Job)
metadata T580
spec T216
status T217
=batch.v1.JobCondition
lastProbeTime t
lastTransitionTime t
message s
reason s
status s
type s
=batch.v1.JobList
apiVersion s(batch/v1)
!items [T212]
kind s(JobList)
metadata T578
=batch.v1.JobSchedulingConfiguration
disruptionMode T908
resourceClaims <name:T910>
schedulingConstraints T911
schedulingPolicy T912
=batch.v1.JobSpec
activeDeadlineSeconds l
backoffLimit i
backoffLimitPerIndex i
completionMode s(|NonIndexed|Indexed)
completions i
managedBy s
manualSelector b
maxFailedIndexes i
parallelism i
podFailurePolicy T219
podReplacementPolicy s(|Failed|TerminatingOrFailed)
scheduling T215 @37-
selector T576
successPolicy T223
suspend b
!template T421
ttlSecondsAfterFinished i
=batch.v1.JobStatus
active i
completedIndexes s
completionTime t
conditions [T213]
failed i
failedIndexes s
ready i
startTime t
succeeded i
terminating i
uncountedTerminatedPods T225
=batch.v1.JobTemplateSpec
metadata T580
spec T216
=batch.v1.PodFailurePolicy
rules [T222]
=batch.v1.PodFailurePolicyOnExitCodesRequirement
containerName s
!operator s(In|NotIn)
!values <*:i>
=batch.v1.PodFailurePolicyOnPodConditionsPattern
status s
!type s
=batch.v1.PodFailurePolicyRule
!action s(FailJob|FailIndex|Ignore|Count)
onExitCodes T220
onPodConditions [T221]
=batch.v1.SuccessPolicy
!rules [T224]
=batch.v1.SuccessPolicyRule
succeededCount i
succeededIndexes s
=batch.v1.UncountedTerminatedPods
failed <*:s>
succeeded <*:s>
=certificates.v1.CertificateSigningRequest
apiVersion s(certificates.k8s.io/v1)
kind s(CertificateSigningRequest)
metadata T580
!spec T229
status T230
=certificates.v1.CertificateSigningRequestCondition
lastTransitionTime t
lastUpdateTime t
message s
reason s
status s
type s
=certificates.v1.CertificateSigningRequestList
apiVersion s(certificates.k8s.io/v1)
!items [T226]
kind s(CertificateSigningRequestList)
metadata T578
=certificates.v1.CertificateSigningRequestSpec
expirationSeconds i
extra {[s]}
groups [s]
!request B
!signerName s
uid s
usages [s]
username s
=certificates.v1.CertificateSigningRequestStatus
certificate B
conditions <type:T227>
=certificates.v1.ClusterTrustBundle
apiVersion s(certificates.k8s.io/v1)
kind s(ClusterTrustBundle)
metadata T580
!spec T233
=certificates.v1.ClusterTrustBundleList
apiVersion s(certificates.k8s.io/v1)
!items [T231]
kind s(ClusterTrustBundleList)
metadata T578
=certificates.v1.ClusterTrustBundleSpec
signerName s
!trustBundle s
=certificates.v1.PodCertificateRequest
apiVersion s(certificates.k8s.io/v1)
kind s(PodCertificateRequest)
metadata T580
!spec T236
status T237
=certificates.v1.PodCertificateRequestList
apiVersion s(certificates.k8s.io/v1)
!items [T234]
kind s(PodCertificateRequestList)
metadata T578
=certificates.v1.PodCertificateRequestSpec
maxExpirationSeconds i
!nodeName s
!nodeUID s
!podName s
!podUID s
!serviceAccountName s
!serviceAccountUID s
!signerName s
!stubPKCS10Request B
unverifiedUserAnnotations {s}
=certificates.v1.PodCertificateRequestStatus
beginRefreshAt t
certificateChain s
conditions <type:T571>
notAfter t
notBefore t
=certificates.v1alpha1.ClusterTrustBundle
apiVersion s(certificates.k8s.io/v1alpha1)
kind s(ClusterTrustBundle)
metadata T580
!spec T240
=certificates.v1alpha1.ClusterTrustBundleList
apiVersion s(certificates.k8s.io/v1alpha1)
!items [T238]
kind s(ClusterTrustBundleList)
metadata T578
=certificates.v1alpha1.ClusterTrustBundleSpec
signerName s
!trustBundle s
=certificates.v1alpha1.PodCertificateRequest
apiVersion s(certificates.k8s.io/v1alpha1)
kind s(PodCertificateRequest)
metadata T580
!spec T243
status T244
=certificates.v1alpha1.PodCertificateRequestList
apiVersion s(certificates.k8s.io/v1alpha1)
!items [T241]
kind s(PodCertificateRequestList)
metadata T578
=certificates.v1alpha1.PodCertificateRequestSpec
maxExpirationSeconds i
!nodeName s
!nodeUID s
!pkixPublicKey B
!podName s
!podUID s
!proofOfPossession B
!serviceAccountName s
!serviceAccountUID s
!signerName s
=certificates.v1alpha1.PodCertificateRequestStatus
beginRefreshAt t
certificateChain s
conditions <type:T571>
notAfter t
notBefore t
=certificates.v1beta1.ClusterTrustBundle
apiVersion s(certificates.k8s.io/v1beta1)
kind s(ClusterTrustBundle)
metadata T580
!spec T247
=certificates.v1beta1.ClusterTrustBundleList
apiVersion s(certificates.k8s.io/v1beta1)
!items [T245]
kind s(ClusterTrustBundleList)
metadata T578
=certificates.v1beta1.ClusterTrustBundleSpec
signerName s
!trustBundle s
=certificates.v1beta1.PodCertificateRequest
apiVersion s(certificates.k8s.io/v1beta1)
kind s(PodCertificateRequest)
metadata T580
!spec T250
status T251
=certificates.v1beta1.PodCertificateRequestList
apiVersion s(certificates.k8s.io/v1beta1)
!items [T248]
kind s(PodCertificateRequestList)
metadata T578
=certificates.v1beta1.PodCertificateRequestSpec
maxExpirationSeconds i
!nodeName s
!nodeUID s
!pkixPublicKey B @-35
pkixPublicKey B @36-
!podName s
!podUID s
!proofOfPossession B @-35
proofOfPossession B @36-
!serviceAccountName s
!serviceAccountUID s
!signerName s
!stubPKCS10Request B @36-
unverifiedUserAnnotations {s}
=certificates.v1beta1.PodCertificateRequestStatus
beginRefreshAt t
certificateChain s
conditions <type:T571>
notAfter t
notBefore t
=coordination.v1.Lease
apiVersion s(coordination.k8s.io/v1)
kind s(Lease)
metadata T580
spec T254
=coordination.v1.LeaseList
apiVersion s(coordination.k8s.io/v1)
!items [T252]
kind s(LeaseList)
metadata T578
=coordination.v1.LeaseSpec
acquireTime u
holderIdentity s
leaseDurationSeconds i
leaseTransitions i
preferredHolder s
renewTime u
strategy s
=coordination.v1alpha1.LeaseCandidate
apiVersion s(coordination.k8s.io/v1alpha1)
kind s(LeaseCandidate)
metadata T580
spec T257
=coordination.v1alpha1.LeaseCandidateList
apiVersion s(coordination.k8s.io/v1alpha1)
!items [T255]
kind s(LeaseCandidateList)
metadata T578
=coordination.v1alpha1.LeaseCandidateSpec
binaryVersion s
emulationVersion s
!leaseName s
pingTime u
!preferredStrategies [s]
renewTime u
=coordination.v1alpha2.LeaseCandidate
apiVersion s(coordination.k8s.io/v1alpha2)
kind s(LeaseCandidate)
metadata T580
spec T260 @-35
!spec T260 @36-
=coordination.v1alpha2.LeaseCandidateList
apiVersion s(coordination.k8s.io/v1alpha2)
!items [T258]
kind s(LeaseCandidateList)
metadata T578
=coordination.v1alpha2.LeaseCandidateSpec
!binaryVersion s
emulationVersion s
!leaseName s
pingTime u
renewTime u
!strategy s
=coordination.v1beta1.LeaseCandidate
apiVersion s(coordination.k8s.io/v1beta1)
kind s(LeaseCandidate)
metadata T580
spec T263 @-35
!spec T263 @36-
=coordination.v1beta1.LeaseCandidateList
apiVersion s(coordination.k8s.io/v1beta1)
!items [T261]
kind s(LeaseCandidateList)
metadata T578
=coordination.v1beta1.LeaseCandidateSpec
!binaryVersion s
emulationVersion s
!leaseName s
pingTime u
renewTime u
!strategy s
=core.v1.AWSElasticBlockStoreVolumeSource
fsType s
partition i
readOnly b
!volumeID s
=core.v1.Affinity
nodeAffinity T365
podAffinity T400
podAntiAffinity T402
=core.v1.AppArmorProfile
localhostProfile s
!type s(Localhost|RuntimeDefault|Unconfined)
=core.v1.AttachedVolume
devicePath s
name s
=core.v1.AzureDiskVolumeSource
cachingMode s
!diskName s
!diskURI s
fsType s
kind s
readOnly b
=core.v1.AzureFilePersistentVolumeSource
readOnly b
!secretName s
secretNamespace s
!shareName s
=core.v1.AzureFileVolumeSource
readOnly b
!secretName s
!shareName s
=core.v1.Binding
apiVersion s(v1)
kind s(Binding)
metadata T580
!target T386
=core.v1.CSIPersistentVolumeSource
controllerExpandSecretRef T456
controllerPublishSecretRef T456
!driver s
fsType s
nodeExpandSecretRef T456
nodePublishSecretRef T456
nodeStageSecretRef T456
readOnly b
volumeAttributes {s}
!volumeHandle s
=core.v1.CSIVolumeSource
!driver s
fsType s
nodePublishSecretRef T354
readOnly b
volumeAttributes {s}
=core.v1.Capabilities
add [s]
drop [s]
=core.v1.CephFSPersistentVolumeSource
!monitors [s]
path s
readOnly b
secretFile s
secretRef T456
user s
=core.v1.CephFSVolumeSource
!monitors [s]
path s
readOnly b
secretFile s
secretRef T354
user s
=core.v1.CinderPersistentVolumeSource
fsType s
readOnly b
secretRef T456
!volumeID s
=core.v1.CinderVolumeSource
fsType s
readOnly b
secretRef T354
!volumeID s
=core.v1.ClientIPConfig
timeoutSeconds i
=core.v1.ClusterTrustBundleProjection
labelSelector T576
name s
optional b
!path s
signerName s
user l @37-
=core.v1.ComponentCondition
error s
message s
status s
type s
=core.v1.ComponentStatus
apiVersion s(v1)
conditions <type:T281>
kind s(ComponentStatus)
metadata T580
=core.v1.ComponentStatusList
apiVersion s(v1)
!items [T282]
kind s(ComponentStatusList)
metadata T578
=core.v1.ConfigMap
apiVersion s(v1)
binaryData {B}
data {s}
immutable b
kind s(ConfigMap)
metadata T580
=core.v1.ConfigMapEnvSource
name s
optional b
=core.v1.ConfigMapKeySelector
!key s
name s
optional b
=core.v1.ConfigMapList
apiVersion s(v1)
!items [T284]
kind s(ConfigMapList)
metadata T578
=core.v1.ConfigMapNodeConfigSource
!kubeletConfigKey s
!name s
!namespace s
resourceVersion s
uid s
=core.v1.ConfigMapProjection
items [T344]
name s
optional b
=core.v1.ConfigMapVolumeSource
defaultMode i
defaultUser l @37-
items [T344]
name s
optional b
=core.v1.Container
args [s]
command [s]
env <name:T315>
envFrom [T314]
image s
imagePullPolicy s(|Always|IfNotPresent|Never)
lifecycle T345
livenessProbe T426
!name s
ports <containerPort,protocol:T294>
readinessProbe T426
resizePolicy [T295]
resources T443
restartPolicy s(|Always) @-33
restartPolicy s(|Always|OnFailure|Never) @34-
restartPolicyRules [T296] @34-
securityContext T458
startupProbe T426
stdin b
stdinOnce b
terminationMessagePath s
terminationMessagePolicy s(|File|FallbackToLogsOnError)
tty b
volumeDevices <devicePath:T481>
volumeMounts <mountPath:T484>
workingDir s
=core.v1.ContainerExtendedResourceRequest
!containerName s
!requestName s
!resourceName s
=core.v1.ContainerImage
names [s]
sizeBytes l
=core.v1.ContainerPort
!containerPort i
hostIP s
hostPort i
name s
protocol s(|TCP|UDP|SCTP) =TCP
=core.v1.ContainerResizePolicy
!resourceName s
!restartPolicy s(NotRequired|RestartContainer)
=core.v1.ContainerRestartRule
!action s
exitCodes T297
=core.v1.ContainerRestartRuleOnExitCodes
!operator s(In|NotIn)
values <*:i>
=core.v1.ContainerState
running T299
terminated T300
waiting T301
=core.v1.ContainerStateRunning
startedAt t
=core.v1.ContainerStateTerminated
containerID s
exitCode i
finishedAt t
message s
reason s
signal i
startedAt t
=core.v1.ContainerStateWaiting
message s
reason s
=core.v1.ContainerStatus
allocatedResources {q}
allocatedResourcesStatus <name:T444>
containerID s
image s
imageID s
lastState T298
name s
ready b
resources T443
restartCount i
started b
state T298
stopSignal s @33-
user T303
volumeMounts <mountPath:T485>
=core.v1.ContainerUser
linux T351
=core.v1.DaemonEndpoint
Port i
=core.v1.DownwardAPIProjection
items [T306]
=core.v1.DownwardAPIVolumeFile
fieldRef T385
mode i
!path s
resourceFieldRef T437
user l @37-
=core.v1.DownwardAPIVolumeSource
defaultMode i
defaultUser l @37-
items [T306]
=core.v1.EmptyDirVolumeSource
medium s
mode i @37-
sizeLimit q
=core.v1.EndpointAddress
hostname s
!ip s
nodeName s
targetRef T386
=core.v1.EndpointPort
appProtocol s
name s
!port i
protocol s(|TCP|UDP|SCTP)
=core.v1.EndpointSubset
addresses [T309]
notReadyAddresses [T309]
ports [T310]
=core.v1.Endpoints
apiVersion s(v1)
kind s(Endpoints)
metadata T580
subsets [T311]
=core.v1.EndpointsList
apiVersion s(v1)
!items [T312]
kind s(EndpointsList)
metadata T578
=core.v1.EnvFromSource
configMapRef T285
prefix s
secretRef T452
=core.v1.EnvVar
!name s
value s
valueFrom T316
=core.v1.EnvVarSource
configMapKeyRef T286
fieldRef T385
fileKeyRef T326 @34-
resourceFieldRef T437
secretKeyRef T453
=core.v1.EphemeralContainer
args [s]
command [s]
env <name:T315>
envFrom [T314]
image s
imagePullPolicy s(|Always|IfNotPresent|Never)
lifecycle T345
livenessProbe T426
!name s
ports <containerPort,protocol:T294>
readinessProbe T426
resizePolicy [T295]
resources T443
restartPolicy s
restartPolicyRules [T296] @34-
securityContext T458
startupProbe T426
stdin b
stdinOnce b
targetContainerName s
terminationMessagePath s
terminationMessagePolicy s(|File|FallbackToLogsOnError)
tty b
volumeDevices <devicePath:T481>
volumeMounts <mountPath:T484>
workingDir s
=core.v1.EphemeralVolumeSource
volumeClaimTemplate T393
=core.v1.Event
action s
apiVersion s(v1)
count i
eventTime u
firstTimestamp t
!involvedObject T386
kind s(Event)
lastTimestamp t
message s
!metadata T580
reason s
related T386
reportingComponent s
reportingInstance s
series T321
source T322
type s
=core.v1.EventList
apiVersion s(v1)
!items [T319]
kind s(EventList)
metadata T578
=core.v1.EventSeries
count i
lastObservedTime u
=core.v1.EventSource
component s
host s
=core.v1.EvictionResponder
!name s
!priority i
=core.v1.ExecAction
command [s]
=core.v1.FCVolumeSource
fsType s
lun i
readOnly b
targetWWNs [s]
wwids [s]
=core.v1.FileKeySelector
!key s
optional b
!path s
!volumeName s
=core.v1.FlexPersistentVolumeSource
!driver s
fsType s
options {s}
readOnly b
secretRef T456
=core.v1.FlexVolumeSource
!driver s
fsType s
options {s}
readOnly b
secretRef T354
=core.v1.FlockerVolumeSource
datasetName s
datasetUUID s
=core.v1.GCEPersistentDiskVolumeSource
fsType s
partition i
!pdName s
readOnly b
=core.v1.GRPCAction
mode s @37-
!port i
service s
=core.v1.GitRepoVolumeSource
directory s
!repository s
revision s
=core.v1.GlusterfsPersistentVolumeSource
!endpoints s
endpointsNamespace s
!path s
readOnly b
=core.v1.GlusterfsVolumeSource
!endpoints s
!path s
readOnly b
=core.v1.HTTPGetAction
host s
httpHeaders [T336]
path s
!port x
protocol s @37-
scheme s(|HTTP|HTTPS)
=core.v1.HTTPHeader
!name s
value s
=core.v1.HostAlias
hostnames [s]
!ip s
=core.v1.HostIP
ip s
=core.v1.HostPathVolumeSource
!path s
type s(|BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket)
=core.v1.ISCSIPersistentVolumeSource
chapAuthDiscovery b
chapAuthSession b
fsType s
initiatorName s
!iqn s
iscsiInterface s
lun i
portals [s]
readOnly b
secretRef T456
!targetPortal s
=core.v1.ISCSIVolumeSource
chapAuthDiscovery b
chapAuthSession b
fsType s
initiatorName s
!iqn s
iscsiInterface s
lun i
portals [s]
readOnly b
secretRef T354
!targetPortal s
=core.v1.ImageVolumeSource
pullPolicy s(|Always|IfNotPresent|Never)
reference s
=core.v1.ImageVolumeStatus
imageRef s
=core.v1.KeyToPath
!key s
mode i
!path s
user l @37-
=core.v1.Lifecycle
postStart T346
preStop T346
stopSignal s @33-
=core.v1.LifecycleHandler
exec T324
httpGet T335
sleep T468
tcpSocket T472
=core.v1.LimitRange
apiVersion s(v1)
kind s(LimitRange)
metadata T580
spec T350
=core.v1.LimitRangeItem
default {q}
defaultRequest {q}
max {q}
maxLimitRequestRatio {q}
min {q}
!type s
=core.v1.LimitRangeList
apiVersion s(v1)
!items [T347]
kind s(LimitRangeList)
metadata T578
=core.v1.LimitRangeSpec
limits [T348]
=core.v1.LinuxContainerUser
gid l
supplementalGroups [l]
uid l
=core.v1.LoadBalancerIngress
hostname s
ip s
ipMode s
ports [T423]
=core.v1.LoadBalancerStatus
ingress [T352]
=core.v1.LocalObjectReference
name s
=core.v1.LocalVolumeSource
fsType s
!path s
=core.v1.ModifyVolumeStatus
status s
targetVolumeAttributesClassName s
=core.v1.NFSVolumeSource
!path s
readOnly b
!server s
=core.v1.Namespace
apiVersion s(v1)
kind s(Namespace)
metadata T580
spec T361
status T362
=core.v1.NamespaceCondition
lastTransitionTime t
message s
reason s
status s
type s
=core.v1.NamespaceList
apiVersion s(v1)
!items [T358]
kind s(NamespaceList)
metadata T578
=core.v1.NamespaceSpec
finalizers [s]
=core.v1.NamespaceStatus
conditions <type:T359>
phase s
=core.v1.Node
apiVersion s(v1)
kind s(Node)
metadata T580
spec T381
status T382
=core.v1.NodeAddress
address s
type s
=core.v1.NodeAffinity
preferredDuringSchedulingIgnoredDuringExecution [T425]
requiredDuringSchedulingIgnoredDuringExecution T378
=core.v1.NodeAllocatableMappedResources
!name s
!quantity q
=core.v1.NodeAllocatableOverheadResources
!name s
perContainer q
perPod q
=core.v1.NodeAllocatableResourceClaimStatus
containers <*:s>
mapping <name:T366> @37-
overhead <name:T367> @37-
resourceClaimName s
resources {q} @-36
=core.v1.NodeCondition
lastHeartbeatTime t
lastTransitionTime t
message s
reason s
status s
type s
=core.v1.NodeConfigSource
configMap T288
=core.v1.NodeConfigStatus
active T370
assigned T370
error s
lastKnownGood T370
=core.v1.NodeDaemonEndpoints
kubeletEndpoint T304
=core.v1.NodeFeatures
supplementalGroupsPolicy b
=core.v1.NodeList
apiVersion s(v1)
!items [T363]
kind s(NodeList)
metadata T578
=core.v1.NodePodPreemptionPolicy
disableResizePreemption <*:s>
=core.v1.NodeRuntimeHandler
features T377
name s
=core.v1.NodeRuntimeHandlerFeatures
recursiveReadOnlyMounts b
userNamespaces b
=core.v1.NodeSelector
!nodeSelectorTerms [T380]
=core.v1.NodeSelectorRequirement
!key s
!operator s(In|NotIn|Exists|DoesNotExist|Gt|Lt)
values [s]
=core.v1.NodeSelectorTerm
matchExpressions [T379]
matchFields [T379]
=core.v1.NodeSpec
configSource T370
externalID s
podCIDR s
podCIDRs <*:s>
podPreemptionPolicy T375 @37-
providerID s
taints [T473]
unschedulable b
=core.v1.NodeStatus
addresses <type:T364>
allocatable {q}
capacity {q}
conditions <type:T369>
config T371
daemonEndpoints T372
declaredFeatures [s] @35-
features T373
images [T293]
nodeInfo T384
phase s
runtimeHandlers [T376]
volumesAttached [T267]
volumesInUse [s]
=core.v1.NodeSwapStatus
capacity l
=core.v1.NodeSystemInfo
architecture s
bootID s
containerRuntimeVersion s
kernelVersion s
kubeProxyVersion s
kubeletVersion s
machineID s
operatingSystem s
osImage s
runningInUserNamespace b @37-
swap T383 @33-
systemUUID s
=core.v1.ObjectFieldSelector
apiVersion s
!fieldPath s
=core.v1.ObjectReference
apiVersion s
fieldPath s
kind s
name s
namespace s
resourceVersion s
uid s
=core.v1.PersistentVolume
apiVersion s(v1)
kind s(PersistentVolume)
metadata T580
spec T396
status T397
=core.v1.PersistentVolumeClaim
apiVersion s(v1)
kind s(PersistentVolumeClaim)
metadata T580
spec T391
status T392
=core.v1.PersistentVolumeClaimCondition
lastProbeTime t
lastTransitionTime t
message s
reason s
status s
type s
=core.v1.PersistentVolumeClaimList
apiVersion s(v1)
!items [T388]
kind s(PersistentVolumeClaimList)
metadata T578
=core.v1.PersistentVolumeClaimSpec
accessModes [s(ReadWriteOnce|ReadOnlyMany|ReadWriteMany|ReadWriteOncePod)]
dataSource T478
dataSourceRef T479
resources T488
selector T576
storageClassName s
volumeAttributesClassName s
volumeMode s(|Block|Filesystem)
volumeName s
=core.v1.PersistentVolumeClaimStatus
accessModes [s]
allocatedResourceStatuses {s}
allocatedResources {q}
capacity {q}
conditions <type:T389>
currentVolumeAttributesClassName s
healthStatus T483 @37-
modifyVolumeStatus T356
phase s
=core.v1.PersistentVolumeClaimTemplate
metadata T580
!spec T391
=core.v1.PersistentVolumeClaimVolumeSource
!claimName s
readOnly b
=core.v1.PersistentVolumeList
apiVersion s(v1)
!items [T387]
kind s(PersistentVolumeList)
metadata T578
=core.v1.PersistentVolumeSpec
accessModes [s(ReadWriteOnce|ReadOnlyMany|ReadWriteMany|ReadWriteOncePod)]
awsElasticBlockStore T264
azureDisk T268
azureFile T269
capacity {q}
cephfs T275
cinder T277
claimRef T386
csi T272
fc T325
flexVolume T327
flocker T329
gcePersistentDisk T330
glusterfs T333
hostPath T339
iscsi T340
local T355
mountOptions [s]
nfs T357
nodeAffinity T486
persistentVolumeReclaimPolicy s(|Delete|Recycle|Retain)
photonPersistentDisk T398
portworxVolume T424
quobyte T428
rbd T429
scaleIO T446
storageClassName s
storageos T469
volumeAttributesClassName s
volumeMode s(|Block|Filesystem)
vsphereVolume T490
=core.v1.PersistentVolumeStatus
lastPhaseTransitionTime t
message s
phase s
reason s
=core.v1.PhotonPersistentDiskVolumeSource
fsType s
!pdID s
=core.v1.Pod
apiVersion s(v1)
kind s(Pod)
metadata T580
spec T417
status T418
=core.v1.PodAffinity
preferredDuringSchedulingIgnoredDuringExecution [T491]
requiredDuringSchedulingIgnoredDuringExecution [T401]
=core.v1.PodAffinityTerm
labelSelector T576
matchLabelKeys [s]
mismatchLabelKeys [s]
namespaceSelector T576
namespaces [s]
!topologyKey s
=core.v1.PodAntiAffinity
preferredDuringSchedulingIgnoredDuringExecution [T491]
requiredDuringSchedulingIgnoredDuringExecution [T401]
=core.v1.PodCertificateProjection
certificateChainPath s
credentialBundlePath s
keyPath s
!keyType s
maxExpirationSeconds i
!signerName s
user l @37-
userAnnotations {s} @35-
=core.v1.PodCondition
lastProbeTime t
lastTransitionTime t
message s
observedGeneration l @33-
reason s
status s
type s
=core.v1.PodDNSConfig
nameservers [s]
options [T406]
searches [s]
=core.v1.PodDNSConfigOption
name s
value s
=core.v1.PodExtendedResourceClaimStatus
requestMappings [T292]
resourceClaimName s
=core.v1.PodIP
ip s
=core.v1.PodList
apiVersion s(v1)
!items [T399]
kind s(PodList)
metadata T578
=core.v1.PodOS
!name s(linux|windows)
=core.v1.PodReadinessGate
!conditionType s
=core.v1.PodResourceClaim
!name s
resourceClaimName s
resourceClaimTemplateName s
=core.v1.PodResourceClaimStatus
name s
resourceClaimName s
=core.v1.PodSchedulingGate
!name s
=core.v1.PodSchedulingGroup
podGroupName s
=core.v1.PodSecurityContext
appArmorProfile T266
fsGroup l
fsGroupChangePolicy s(|OnRootMismatch|Always)
runAsGroup l
runAsNonRoot b
runAsUser l
seLinuxChangePolicy s(|Recursive|MountOption) @32-
seLinuxOptions T445
seccompProfile T450
supplementalGroups [l]
supplementalGroupsPolicy s(|Merge|Strict)
sysctls [T471]
windowsOptions T492
=core.v1.PodSpec
activeDeadlineSeconds l
affinity T265
automountServiceAccountToken b
!containers <name:T291>
dnsConfig T405
dnsPolicy s(|ClusterFirstWithHostNet|ClusterFirst|Default|None)
enableServiceLinks b
ephemeralContainers <name:T317>
evictionResponders <name:T323> @37-
hostAliases <ip:T337>
hostIPC b
hostNetwork b
hostPID b
hostUsers b
hostname s
hostnameOverride s @34-
imagePullSecrets <name:T354>
initContainers <name:T291>
nodeName s
nodeSelector {s}
os T410
overhead {q}
preemptionPolicy s(|Never|PreemptLowerPriority)
priority i
priorityClassName s
readinessGates [T411]
resourceClaims <name:T412>
resources T443 @32-
restartPolicy s(|Always|OnFailure|Never)
runtimeClassName s
schedulerName s
schedulingGates <name:T414>
schedulingGroup T415 @36-
securityContext T416
serviceAccount s
serviceAccountName s
setHostnameAsFQDN b
shareProcessNamespace b
subdomain s
terminationGracePeriodSeconds l
tolerations [T474]
topologySpreadConstraints <topologyKey,whenUnsatisfiable:T477>
volumes <name:T480>
workloadRef T493 @35-35
=core.v1.PodStatus
allocatedResources {q} @35-
conditions <type:T404>
containerStatuses [T302]
ephemeralContainerStatuses [T302]
extendedResourceClaimStatus T407 @34-
hostIP s
hostIPs [T338]
initContainerStatuses [T302]
message s
nodeAllocatableResourceClaimStatuses [T368] @36-36
nodeAllocatableResourceClaimStatuses <resourceClaimName:T368> @37-
nominatedNodeName s
observedGeneration l @33-
phase s
podIP s
podIPs <ip:T408>
qosClass s
reason s
resize s
resourceClaimStatuses <name:T413>
resources T443 @35-
startTime t
volumeHealth <name:T422> @37-
=core.v1.PodTemplate
apiVersion s(v1)
kind s(PodTemplate)
metadata T580
template T421
=core.v1.PodTemplateList
apiVersion s(v1)
!items [T419]
kind s(PodTemplateList)
metadata T578
=core.v1.PodTemplateSpec
metadata T580
spec T417
=core.v1.PodVolumeHealth
healthConditions <status,reason:T482>
lastTransitionTime t
!name s
=core.v1.PortStatus
error s
port i
protocol s
=core.v1.PortworxVolumeSource
fsType s
readOnly b
!volumeID s
=core.v1.PreferredSchedulingTerm
preference T380
!weight i
=core.v1.Probe
exec T324
failureThreshold i
grpc T331
httpGet T335
initialDelaySeconds i
periodSeconds i
successThreshold i
tcpSocket T472
terminationGracePeriodSeconds l
timeoutSeconds i
=core.v1.ProjectedVolumeSource
defaultMode i
defaultUser l @37-
sources [T487]
=core.v1.QuobyteVolumeSource
group s
readOnly b
!registry s
tenant s
user s
!volume s
=core.v1.RBDPersistentVolumeSource
fsType s
!image s
keyring s
!monitors [s]
pool s
readOnly b
secretRef T456
user s
=core.v1.RBDVolumeSource
fsType s
!image s
keyring s
!monitors [s]
pool s
readOnly b
secretRef T354
user s
=core.v1.ReplicationController
apiVersion s(v1)
kind s(ReplicationController)
metadata T580
spec T434
status T435
=core.v1.ReplicationControllerCondition
lastTransitionTime t
message s
reason s
status s
type s
=core.v1.ReplicationControllerList
apiVersion s(v1)
!items [T431]
kind s(ReplicationControllerList)
metadata T578
=core.v1.ReplicationControllerSpec
minReadySeconds i
replicas i
selector {s}
template T421
=core.v1.ReplicationControllerStatus
availableReplicas i
conditions <type:T432>
fullyLabeledReplicas i
observedGeneration l
readyReplicas i
replicas i
=core.v1.ResourceClaim
!name s
request s
=core.v1.ResourceFieldSelector
containerName s
divisor q
!resource s
=core.v1.ResourceHealth
health s
message s @36-
resourceID s
=core.v1.ResourceQuota
apiVersion s(v1)
kind s(ResourceQuota)
metadata T580
spec T441
status T442
=core.v1.ResourceQuotaList
apiVersion s(v1)
!items [T439]
kind s(ResourceQuotaList)
metadata T578
=core.v1.ResourceQuotaSpec
hard {q}
scopeSelector T448
scopes [s]
=core.v1.ResourceQuotaStatus
hard {q}
used {q}
=core.v1.ResourceRequirements
claims <name:T436>
limits {q}
requests {q}
=core.v1.ResourceStatus
name s
resources <resourceID:T438>
=core.v1.SELinuxOptions
level s
role s
type s
user s
=core.v1.ScaleIOPersistentVolumeSource
fsType s
!gateway s
protectionDomain s
readOnly b
secretRef T456
sslEnabled b
storageMode s
storagePool s
!system s
volumeName s
=core.v1.ScaleIOVolumeSource
fsType s
!gateway s
protectionDomain s
readOnly b
secretRef T354
sslEnabled b
storageMode s
storagePool s
!system s
volumeName s
=core.v1.ScopeSelector
matchExpressions [T449]
=core.v1.ScopedResourceSelectorRequirement
!operator s(In|NotIn|Exists|DoesNotExist)
!scopeName s
values [s]
=core.v1.SeccompProfile
localhostProfile s
!type s(Localhost|RuntimeDefault|Unconfined)
=core.v1.Secret
apiVersion s(v1)
data {B}
immutable b
kind s(Secret)
metadata T580
stringData {s}
type s
=core.v1.SecretEnvSource
name s
optional b
=core.v1.SecretKeySelector
!key s
name s
optional b
=core.v1.SecretList
apiVersion s(v1)
!items [T451]
kind s(SecretList)
metadata T578
=core.v1.SecretProjection
items [T344]
name s
optional b
=core.v1.SecretReference
name s
namespace s
=core.v1.SecretVolumeSource
defaultMode i
defaultUser l @37-
items [T344]
optional b
secretName s
=core.v1.SecurityContext
allowPrivilegeEscalation b
appArmorProfile T266
capabilities T274
privileged b
procMount s(|Default|Unmasked)
readOnlyRootFilesystem b
runAsGroup l
runAsNonRoot b
runAsUser l
seLinuxOptions T445
seccompProfile T450
windowsOptions T492
=core.v1.Service
apiVersion s(v1)
kind s(Service)
metadata T580
spec T465
status T466
=core.v1.ServiceAccount
apiVersion s(v1)
automountServiceAccountToken b
imagePullSecrets [T354]
kind s(ServiceAccount)
metadata T580
secrets <name:T386>
=core.v1.ServiceAccountList
apiVersion s(v1)
!items [T460]
kind s(ServiceAccountList)
metadata T578
=core.v1.ServiceAccountTokenProjection
audience s
expirationSeconds l
!path s
user l @37-
=core.v1.ServiceList
apiVersion s(v1)
!items [T459]
kind s(ServiceList)
metadata T578
=core.v1.ServicePort
appProtocol s
name s
nodePort i
!port i
protocol s(|TCP|UDP|SCTP) =TCP
targetPort x
=core.v1.ServiceSpec
allocateLoadBalancerNodePorts b
clusterIP s
clusterIPs [s]
externalIPs [s]
externalName s
externalTrafficPolicy s(|Cluster|Local)
healthCheckNodePort i
internalTrafficPolicy s(|Cluster|Local)
ipFamilies [s(IPv4|IPv6)]
ipFamilyPolicy s(|SingleStack|PreferDualStack|RequireDualStack)
loadBalancerClass s
loadBalancerIP s
loadBalancerSourceRanges [s]
ports <port,protocol:T464>
publishNotReadyAddresses b
selector {s}
sessionAffinity s(|ClientIP|None)
sessionAffinityConfig T467
trafficDistribution s
type s(|ClusterIP|NodePort|LoadBalancer|ExternalName)
=core.v1.ServiceStatus
conditions <type:T571>
loadBalancer T353
=core.v1.SessionAffinityConfig
clientIP T279
=core.v1.SleepAction
seconds l
=core.v1.StorageOSPersistentVolumeSource
fsType s
readOnly b
secretRef T386
volumeName s
volumeNamespace s
=core.v1.StorageOSVolumeSource
fsType s
readOnly b
secretRef T354
volumeName s
volumeNamespace s
=core.v1.Sysctl
!name s
value s
=core.v1.TCPSocketAction
host s
!port x
=core.v1.Taint
!effect s(NoSchedule|PreferNoSchedule|NoExecute)
!key s
timeAdded t
value s
=core.v1.Toleration
effect s(|NoSchedule|PreferNoSchedule|NoExecute)
key s
operator s(|Exists|Equal) @-34
operator s(|Exists|Equal|Lt|Gt) @35-
tolerationSeconds l
value s
=core.v1.TopologySelectorLabelRequirement
!key s
!values [s]
=core.v1.TopologySelectorTerm
matchLabelExpressions [T475]
=core.v1.TopologySpreadConstraint
labelSelector T576
matchLabelKeys [s]
!maxSkew i
minDomains i
nodeAffinityPolicy s(|Honor|Ignore)
nodeTaintsPolicy s(|Honor|Ignore)
!topologyKey s
!whenUnsatisfiable s(DoNotSchedule|ScheduleAnyway)
=core.v1.TypedLocalObjectReference
apiGroup s
!kind s
!name s
=core.v1.TypedObjectReference
apiGroup s
!kind s
!name s
namespace s
=core.v1.Volume
awsElasticBlockStore T264
azureDisk T268
azureFile T270
cephfs T276
cinder T278
configMap T290
csi T273
downwardAPI T307
emptyDir T308
ephemeral T318
fc T325
flexVolume T328
flocker T329
gcePersistentDisk T330
gitRepo T332
glusterfs T334
hostPath T339
image T342
iscsi T341
!name s
nfs T357
persistentVolumeClaim T394
photonPersistentDisk T398
portworxVolume T424
projected T427
quobyte T428
rbd T430
scaleIO T447
secret T457
storageos T470
vsphereVolume T490
=core.v1.VolumeDevice
!devicePath s
!name s
=core.v1.VolumeHealthCondition
message s
reason s
status s
=core.v1.VolumeHealthStatus
healthConditions <status,reason:T482>
lastTransitionTime t
=core.v1.VolumeMount
bindMountOptions <*:s> @37-
!mountPath s
mountPropagation s(|None|HostToContainer|Bidirectional)
!name s
readOnly b
recursiveReadOnly s(|Disabled|IfPossible|Enabled)
subPath s
subPathExpr s
=core.v1.VolumeMountStatus
mountPath s
name s
readOnly b
recursiveReadOnly s
volumeStatus T489 @36-
=core.v1.VolumeNodeAffinity
required T378
=core.v1.VolumeProjection
clusterTrustBundle T280
configMap T289
downwardAPI T305
podCertificate T403 @34-
secret T455
serviceAccountToken T462
=core.v1.VolumeResourceRequirements
limits {q}
requests {q}
=core.v1.VolumeStatus
image T343
=core.v1.VsphereVirtualDiskVolumeSource
fsType s
storagePolicyID s
storagePolicyName s
!volumePath s
=core.v1.WeightedPodAffinityTerm
!podAffinityTerm T401
!weight i
=core.v1.WindowsSecurityContextOptions
gmsaCredentialSpec s
gmsaCredentialSpecName s
hostProcess b
runAsUserName s
=core.v1.WorkloadReference
!name s
!podGroup s
podGroupReplicaKey s
=discovery.v1.Endpoint
!addresses <*:s>
conditions T495
deprecatedTopology {s}
hints T496
hostname s
nodeName s
targetRef T386
zone s
=discovery.v1.EndpointConditions
ready b
serving b
terminating b
=discovery.v1.EndpointHints
forNodes [T500] @33-
forZones [T501]
=discovery.v1.EndpointPort
appProtocol s
name s
port i
protocol s(|TCP|UDP|SCTP)
=discovery.v1.EndpointSlice
!addressType s(IPv4|IPv6|FQDN)
apiVersion s(discovery.k8s.io/v1)
endpoints [T494]
kind s(EndpointSlice)
metadata T580
ports [T497]
=discovery.v1.EndpointSliceList
apiVersion s(discovery.k8s.io/v1)
!items [T498]
kind s(EndpointSliceList)
metadata T578
=discovery.v1.ForNode
!name s
=discovery.v1.ForZone
name s
=events.v1.Event
action s
apiVersion s(events.k8s.io/v1)
deprecatedCount i
deprecatedFirstTimestamp t
deprecatedLastTimestamp t
deprecatedSource T322
!eventTime u
kind s(Event)
metadata T580
note s
reason s
regarding T386
related T386
reportingController s
reportingInstance s
series T504
type s
=events.v1.EventList
apiVersion s(events.k8s.io/v1)
!items [T502]
kind s(EventList)
metadata T578
=events.v1.EventSeries
!count i
!lastObservedTime u
=flowcontrol.v1.ExemptPriorityLevelConfiguration
lendablePercent i
nominalConcurrencyShares i
=flowcontrol.v1.FlowDistinguisherMethod
!type s(ByUser|ByNamespace)
=flowcontrol.v1.FlowSchema
apiVersion s(flowcontrol.apiserver.k8s.io/v1)
kind s(FlowSchema)
metadata T580
spec T510 @-36
!spec T510 @37-
status T511
=flowcontrol.v1.FlowSchemaCondition
lastTransitionTime t
message s
reason s
status s
type s
=flowcontrol.v1.FlowSchemaList
apiVersion s(flowcontrol.apiserver.k8s.io/v1)
!items [T507]
kind s(FlowSchemaList)
metadata T578
=flowcontrol.v1.FlowSchemaSpec
distinguisherMethod T506
matchingPrecedence i
!priorityLevelConfiguration T520
rules [T516]
=flowcontrol.v1.FlowSchemaStatus
conditions <type:T508>
=flowcontrol.v1.GroupSubject
!name s
=flowcontrol.v1.LimitResponse
queuing T523
!type s(Queue|Reject)
=flowcontrol.v1.LimitedPriorityLevelConfiguration
borrowingLimitPercent i
lendablePercent i
limitResponse T513 @-36
!limitResponse T513 @37-
nominalConcurrencyShares i
=flowcontrol.v1.NonResourcePolicyRule
!nonResourceURLs <*:s>
!verbs <*:s>
=flowcontrol.v1.PolicyRulesWithSubjects
nonResourceRules [T515]
resourceRules [T524]
!subjects [T526]
=flowcontrol.v1.PriorityLevelConfiguration
apiVersion s(flowcontrol.apiserver.k8s.io/v1)
kind s(PriorityLevelConfiguration)
metadata T580
spec T521 @-36
!spec T521 @37-
status T522
=flowcontrol.v1.PriorityLevelConfigurationCondition
lastTransitionTime t
message s
reason s
status s
type s
=flowcontrol.v1.PriorityLevelConfigurationList
apiVersion s(flowcontrol.apiserver.k8s.io/v1)
!items [T517]
kind s(PriorityLevelConfigurationList)
metadata T578
=flowcontrol.v1.PriorityLevelConfigurationReference
!name s
=flowcontrol.v1.PriorityLevelConfigurationSpec
exempt T505
limited T514
!type s(Exempt|Limited)
=flowcontrol.v1.PriorityLevelConfigurationStatus
conditions <type:T518>
=flowcontrol.v1.QueuingConfiguration
handSize i
queueLengthLimit i
queues i
=flowcontrol.v1.ResourcePolicyRule
!apiGroups <*:s>
clusterScope b
namespaces <*:s>
!resources <*:s>
!verbs <*:s>
=flowcontrol.v1.ServiceAccountSubject
!name s
!namespace s
=flowcontrol.v1.Subject
group T512
!kind s
serviceAccount T525
user T527
=flowcontrol.v1.UserSubject
!name s
=flowcontrol.v1beta3.ExemptPriorityLevelConfiguration
lendablePercent i
nominalConcurrencyShares i
=flowcontrol.v1beta3.FlowDistinguisherMethod
!type s
=flowcontrol.v1beta3.FlowSchema
apiVersion s(flowcontrol.apiserver.k8s.io/v1beta3)
kind s(FlowSchema)
metadata T580
spec T533
status T534
=flowcontrol.v1beta3.FlowSchemaCondition
lastTransitionTime t
message s
reason s
status s
type s
=flowcontrol.v1beta3.FlowSchemaList
apiVersion s(flowcontrol.apiserver.k8s.io/v1beta3)
!items [T530]
kind s(FlowSchemaList)
metadata T578
=flowcontrol.v1beta3.FlowSchemaSpec
distinguisherMethod T529
matchingPrecedence i
!priorityLevelConfiguration T543
rules [T539]
=flowcontrol.v1beta3.FlowSchemaStatus
conditions <type:T531>
=flowcontrol.v1beta3.GroupSubject
!name s
=flowcontrol.v1beta3.LimitResponse
queuing T546
!type s
=flowcontrol.v1beta3.LimitedPriorityLevelConfiguration
borrowingLimitPercent i
lendablePercent i
limitResponse T536
nominalConcurrencyShares i
=flowcontrol.v1beta3.NonResourcePolicyRule
!nonResourceURLs <*:s>
!verbs <*:s>
=flowcontrol.v1beta3.PolicyRulesWithSubjects
nonResourceRules [T538]
resourceRules [T547]
!subjects [T549]
=flowcontrol.v1beta3.PriorityLevelConfiguration
apiVersion s(flowcontrol.apiserver.k8s.io/v1beta3)
kind s(PriorityLevelConfiguration)
metadata T580
spec T544
status T545
=flowcontrol.v1beta3.PriorityLevelConfigurationCondition
lastTransitionTime t
message s
reason s
status s
type s
=flowcontrol.v1beta3.PriorityLevelConfigurationList
apiVersion s(flowcontrol.apiserver.k8s.io/v1beta3)
!items [T540]
kind s(PriorityLevelConfigurationList)
metadata T578
=flowcontrol.v1beta3.PriorityLevelConfigurationReference
!name s
=flowcontrol.v1beta3.PriorityLevelConfigurationSpec
exempt T528
limited T537
!type s
=flowcontrol.v1beta3.PriorityLevelConfigurationStatus
conditions <type:T541>
=flowcontrol.v1beta3.QueuingConfiguration
handSize i
queueLengthLimit i
queues i
=flowcontrol.v1beta3.ResourcePolicyRule
!apiGroups <*:s>
clusterScope b
namespaces <*:s>
!resources <*:s>
!verbs <*:s>
=flowcontrol.v1beta3.ServiceAccountSubject
!name s
!namespace s
=flowcontrol.v1beta3.Subject
group T535
!kind s
serviceAccount T548
user T550
=flowcontrol.v1beta3.UserSubject
!name s
=lifecycle.v1alpha1.Eviction
apiVersion s(lifecycle.k8s.io/v1alpha1)
kind s(Eviction)
metadata T580
!spec T560
status T561
=lifecycle.v1alpha1.EvictionList
apiVersion s(lifecycle.k8s.io/v1alpha1)
!items [T551]
kind s(EvictionList)
metadata T578
=lifecycle.v1alpha1.EvictionPodReference
!name s
!uid s
=lifecycle.v1alpha1.EvictionRequest
apiVersion s(lifecycle.k8s.io/v1alpha1)
kind s(EvictionRequest)
metadata T580
!spec T557
status T558
=lifecycle.v1alpha1.EvictionRequestList
apiVersion s(lifecycle.k8s.io/v1alpha1)
!items [T554]
kind s(EvictionRequestList)
metadata T578
=lifecycle.v1alpha1.EvictionRequestPodReference
!name s
!uid s
=lifecycle.v1alpha1.EvictionRequestSpec
!intent s
!requester s
!target T559
=lifecycle.v1alpha1.EvictionRequestStatus
conditions <type:T571>
observedGeneration l
=lifecycle.v1alpha1.EvictionRequestTarget
pod T556
=lifecycle.v1alpha1.EvictionSpec
!target T562
=lifecycle.v1alpha1.EvictionStatus
conditions <type:T571>
observedGeneration l
requesters <name:T563>
responders <name:T564>
targetResponders <name:T565>
=lifecycle.v1alpha1.EvictionTarget
pod T553
=lifecycle.v1alpha1.Requester
!intent s
!name s
=lifecycle.v1alpha1.ResponderStatus
completionTime t
expectedCompletionTime t
heartbeatTime t
message s
name s
startTime t
=lifecycle.v1alpha1.TargetResponder
!name s
!priority i
!state s
=meta.v1.APIGroup
apiVersion s(v1)
kind s(APIGroup)
!name s
preferredVersion T575
serverAddressByClientCIDRs [T583]
!versions [T575]
=meta.v1.APIGroupList
apiVersion s(v1)
!groups [T566]
kind s(APIGroupList)
=meta.v1.APIResource
categories [s]
group s
!kind s
!name s
!namespaced b
shortNames [s]
!singularName s
storageVersionHash s
!verbs [s]
version s
=meta.v1.APIResourceList
apiVersion s(v1)
!groupVersion s
kind s(APIResourceList)
!resources [T568]
=meta.v1.APIVersions
apiVersion s(v1)
kind s(APIVersions)
!serverAddressByClientCIDRs [T583]
!versions [s]
=meta.v1.Condition
!lastTransitionTime t
!message s
observedGeneration l
!reason s
!status s
!type s
=meta.v1.DeleteOptions
apiVersion s(v1|admission.k8s.io/v1|admission.k8s.io/v1beta1|admissionregistration.k8s.io/v1|admissionregistration.k8s.io/v1alpha1|admissionregistration.k8s.io/v1beta1|apiextensions.k8s.io/v1|apiextensions.k8s.io/v1beta1|apiregistration.k8s.io/v1|apiregistration.k8s.io/v1beta1|apps/v1|apps/v1beta1|apps/v1beta2|authentication.k8s.io/v1|authentication.k8s.io/v1alpha1|authentication.k8s.io/v1beta1|authorization.k8s.io/v1|authorization.k8s.io/v1beta1|autoscaling/v1|autoscaling/v2|autoscaling/v2beta1|autoscaling/v2beta2|batch/v1|batch/v1beta1|certificates.k8s.io/v1|certificates.k8s.io/v1alpha1|certificates.k8s.io/v1beta1|coordination.k8s.io/v1|coordination.k8s.io/v1alpha1|coordination.k8s.io/v1beta1|discovery.k8s.io/v1|discovery.k8s.io/v1beta1|events.k8s.io/v1|events.k8s.io/v1beta1|extensions/v1beta1|flowcontrol.apiserver.k8s.io/v1|flowcontrol.apiserver.k8s.io/v1beta1|flowcontrol.apiserver.k8s.io/v1beta2|flowcontrol.apiserver.k8s.io/v1beta3|imagepolicy.k8s.io/v1alpha1|internal.apiserver.k8s.io/v1alpha1|networking.k8s.io/v1|networking.k8s.io/v1alpha1|networking.k8s.io/v1beta1|node.k8s.io/v1|node.k8s.io/v1alpha1|node.k8s.io/v1beta1|policy/v1|policy/v1beta1|rbac.authorization.k8s.io/v1|rbac.authorization.k8s.io/v1alpha1|rbac.authorization.k8s.io/v1beta1|resource.k8s.io/v1alpha3|scheduling.k8s.io/v1|scheduling.k8s.io/v1alpha1|scheduling.k8s.io/v1beta1|storage.k8s.io/v1|storage.k8s.io/v1alpha1|storage.k8s.io/v1beta1|storagemigration.k8s.io/v1alpha1) @-31
apiVersion s(v1|admission.k8s.io/v1|admission.k8s.io/v1beta1|admissionregistration.k8s.io/v1|admissionregistration.k8s.io/v1alpha1|admissionregistration.k8s.io/v1beta1|apiextensions.k8s.io/v1|apiextensions.k8s.io/v1beta1|apiregistration.k8s.io/v1|apiregistration.k8s.io/v1beta1|apps/v1|apps/v1beta1|apps/v1beta2|authentication.k8s.io/v1|authentication.k8s.io/v1alpha1|authentication.k8s.io/v1beta1|authorization.k8s.io/v1|authorization.k8s.io/v1beta1|autoscaling/v1|autoscaling/v2|autoscaling/v2beta1|autoscaling/v2beta2|batch/v1|batch/v1beta1|certificates.k8s.io/v1|certificates.k8s.io/v1alpha1|certificates.k8s.io/v1beta1|coordination.k8s.io/v1|coordination.k8s.io/v1alpha2|coordination.k8s.io/v1beta1|discovery.k8s.io/v1|discovery.k8s.io/v1beta1|events.k8s.io/v1|events.k8s.io/v1beta1|extensions/v1beta1|flowcontrol.apiserver.k8s.io/v1|flowcontrol.apiserver.k8s.io/v1beta1|flowcontrol.apiserver.k8s.io/v1beta2|flowcontrol.apiserver.k8s.io/v1beta3|imagepolicy.k8s.io/v1alpha1|internal.apiserver.k8s.io/v1alpha1|networking.k8s.io/v1|networking.k8s.io/v1alpha1|networking.k8s.io/v1beta1|node.k8s.io/v1|node.k8s.io/v1alpha1|node.k8s.io/v1beta1|policy/v1|policy/v1beta1|rbac.authorization.k8s.io/v1|rbac.authorization.k8s.io/v1alpha1|rbac.authorization.k8s.io/v1beta1|resource.k8s.io/v1alpha3|resource.k8s.io/v1beta1|scheduling.k8s.io/v1|scheduling.k8s.io/v1alpha1|scheduling.k8s.io/v1beta1|storage.k8s.io/v1|storage.k8s.io/v1alpha1|storage.k8s.io/v1beta1|storagemigration.k8s.io/v1alpha1) @32-32
apiVersion s(v1|admission.k8s.io/v1|admission.k8s.io/v1beta1|admissionregistration.k8s.io/v1|admissionregistration.k8s.io/v1alpha1|admissionregistration.k8s.io/v1beta1|apiextensions.k8s.io/v1|apiextensions.k8s.io/v1beta1|apiregistration.k8s.io/v1|apiregistration.k8s.io/v1beta1|apps/v1|apps/v1beta1|apps/v1beta2|authentication.k8s.io/v1|authentication.k8s.io/v1alpha1|authentication.k8s.io/v1beta1|authorization.k8s.io/v1|authorization.k8s.io/v1beta1|autoscaling/v1|autoscaling/v2|autoscaling/v2beta1|autoscaling/v2beta2|batch/v1|batch/v1beta1|certificates.k8s.io/v1|certificates.k8s.io/v1alpha1|certificates.k8s.io/v1beta1|coordination.k8s.io/v1|coordination.k8s.io/v1alpha2|coordination.k8s.io/v1beta1|discovery.k8s.io/v1|discovery.k8s.io/v1beta1|events.k8s.io/v1|events.k8s.io/v1beta1|extensions/v1beta1|flowcontrol.apiserver.k8s.io/v1|flowcontrol.apiserver.k8s.io/v1beta1|flowcontrol.apiserver.k8s.io/v1beta2|flowcontrol.apiserver.k8s.io/v1beta3|imagepolicy.k8s.io/v1alpha1|internal.apiserver.k8s.io/v1alpha1|networking.k8s.io/v1|networking.k8s.io/v1alpha1|networking.k8s.io/v1beta1|node.k8s.io/v1|node.k8s.io/v1alpha1|node.k8s.io/v1beta1|policy/v1|policy/v1beta1|rbac.authorization.k8s.io/v1|rbac.authorization.k8s.io/v1alpha1|rbac.authorization.k8s.io/v1beta1|resource.k8s.io/v1alpha3|resource.k8s.io/v1beta1|resource.k8s.io/v1beta2|scheduling.k8s.io/v1|scheduling.k8s.io/v1alpha1|scheduling.k8s.io/v1beta1|storage.k8s.io/v1|storage.k8s.io/v1alpha1|storage.k8s.io/v1beta1|storagemigration.k8s.io/v1alpha1) @33-33
apiVersion s(v1|admission.k8s.io/v1|admission.k8s.io/v1beta1|admissionregistration.k8s.io/v1|admissionregistration.k8s.io/v1alpha1|admissionregistration.k8s.io/v1beta1|apiextensions.k8s.io/v1|apiextensions.k8s.io/v1beta1|apiregistration.k8s.io/v1|apiregistration.k8s.io/v1beta1|apps/v1|apps/v1beta1|apps/v1beta2|authentication.k8s.io/v1|authentication.k8s.io/v1alpha1|authentication.k8s.io/v1beta1|authorization.k8s.io/v1|authorization.k8s.io/v1beta1|autoscaling/v1|autoscaling/v2|autoscaling/v2beta1|autoscaling/v2beta2|batch/v1|batch/v1beta1|certificates.k8s.io/v1|certificates.k8s.io/v1alpha1|certificates.k8s.io/v1beta1|coordination.k8s.io/v1|coordination.k8s.io/v1alpha2|coordination.k8s.io/v1beta1|discovery.k8s.io/v1|discovery.k8s.io/v1beta1|events.k8s.io/v1|events.k8s.io/v1beta1|extensions/v1beta1|flowcontrol.apiserver.k8s.io/v1|flowcontrol.apiserver.k8s.io/v1beta1|flowcontrol.apiserver.k8s.io/v1beta2|flowcontrol.apiserver.k8s.io/v1beta3|imagepolicy.k8s.io/v1alpha1|internal.apiserver.k8s.io/v1alpha1|networking.k8s.io/v1|networking.k8s.io/v1beta1|node.k8s.io/v1|node.k8s.io/v1alpha1|node.k8s.io/v1beta1|policy/v1|policy/v1beta1|rbac.authorization.k8s.io/v1|rbac.authorization.k8s.io/v1alpha1|rbac.authorization.k8s.io/v1beta1|resource.k8s.io/v1|resource.k8s.io/v1alpha3|resource.k8s.io/v1beta1|resource.k8s.io/v1beta2|scheduling.k8s.io/v1|scheduling.k8s.io/v1alpha1|scheduling.k8s.io/v1beta1|storage.k8s.io/v1|storage.k8s.io/v1alpha1|storage.k8s.io/v1beta1|storagemigration.k8s.io/v1alpha1) @34-34
apiVersion s(v1|admission.k8s.io/v1|admission.k8s.io/v1beta1|admissionregistration.k8s.io/v1|admissionregistration.k8s.io/v1alpha1|admissionregistration.k8s.io/v1beta1|apiextensions.k8s.io/v1|apiextensions.k8s.io/v1beta1|apiregistration.k8s.io/v1|apiregistration.k8s.io/v1beta1|apps/v1|apps/v1beta1|apps/v1beta2|authentication.k8s.io/v1|authentication.k8s.io/v1alpha1|authentication.k8s.io/v1beta1|authorization.k8s.io/v1|authorization.k8s.io/v1beta1|autoscaling/v1|autoscaling/v2|autoscaling/v2beta1|autoscaling/v2beta2|batch/v1|batch/v1beta1|certificates.k8s.io/v1|certificates.k8s.io/v1alpha1|certificates.k8s.io/v1beta1|coordination.k8s.io/v1|coordination.k8s.io/v1alpha2|coordination.k8s.io/v1beta1|discovery.k8s.io/v1|discovery.k8s.io/v1beta1|events.k8s.io/v1|events.k8s.io/v1beta1|extensions/v1beta1|flowcontrol.apiserver.k8s.io/v1|flowcontrol.apiserver.k8s.io/v1beta1|flowcontrol.apiserver.k8s.io/v1beta2|flowcontrol.apiserver.k8s.io/v1beta3|imagepolicy.k8s.io/v1alpha1|internal.apiserver.k8s.io/v1alpha1|networking.k8s.io/v1|networking.k8s.io/v1beta1|node.k8s.io/v1|node.k8s.io/v1alpha1|node.k8s.io/v1beta1|policy/v1|policy/v1beta1|rbac.authorization.k8s.io/v1|rbac.authorization.k8s.io/v1alpha1|rbac.authorization.k8s.io/v1beta1|resource.k8s.io/v1|resource.k8s.io/v1alpha3|resource.k8s.io/v1beta1|resource.k8s.io/v1beta2|scheduling.k8s.io/v1|scheduling.k8s.io/v1alpha1|scheduling.k8s.io/v1beta1|storage.k8s.io/v1|storage.k8s.io/v1alpha1|storage.k8s.io/v1beta1|storagemigration.k8s.io/v1beta1) @35-35
apiVersion s(v1|admission.k8s.io/v1|admission.k8s.io/v1beta1|admissionregistration.k8s.io/v1|admissionregistration.k8s.io/v1alpha1|admissionregistration.k8s.io/v1beta1|apiextensions.k8s.io/v1|apiextensions.k8s.io/v1beta1|apiregistration.k8s.io/v1|apiregistration.k8s.io/v1beta1|apps/v1|apps/v1beta1|apps/v1beta2|authentication.k8s.io/v1|authentication.k8s.io/v1alpha1|authentication.k8s.io/v1beta1|authorization.k8s.io/v1|authorization.k8s.io/v1beta1|autoscaling/v1|autoscaling/v2|batch/v1|batch/v1beta1|certificates.k8s.io/v1|certificates.k8s.io/v1alpha1|certificates.k8s.io/v1beta1|coordination.k8s.io/v1|coordination.k8s.io/v1alpha2|coordination.k8s.io/v1beta1|discovery.k8s.io/v1|discovery.k8s.io/v1beta1|events.k8s.io/v1|events.k8s.io/v1beta1|extensions/v1beta1|flowcontrol.apiserver.k8s.io/v1|flowcontrol.apiserver.k8s.io/v1beta1|flowcontrol.apiserver.k8s.io/v1beta2|flowcontrol.apiserver.k8s.io/v1beta3|imagepolicy.k8s.io/v1alpha1|internal.apiserver.k8s.io/v1alpha1|networking.k8s.io/v1|networking.k8s.io/v1beta1|node.k8s.io/v1|node.k8s.io/v1alpha1|node.k8s.io/v1beta1|policy/v1|policy/v1beta1|rbac.authorization.k8s.io/v1|rbac.authorization.k8s.io/v1alpha1|rbac.authorization.k8s.io/v1beta1|resource.k8s.io/v1|resource.k8s.io/v1alpha3|resource.k8s.io/v1beta1|resource.k8s.io/v1beta2|scheduling.k8s.io/v1|scheduling.k8s.io/v1alpha2|scheduling.k8s.io/v1beta1|storage.k8s.io/v1|storage.k8s.io/v1alpha1|storage.k8s.io/v1beta1|storagemigration.k8s.io/v1beta1) @36-36
apiVersion s(v1|admission.k8s.io/v1|admission.k8s.io/v1beta1|admissionregistration.k8s.io/v1|admissionregistration.k8s.io/v1alpha1|admissionregistration.k8s.io/v1beta1|apiextensions.k8s.io/v1|apiextensions.k8s.io/v1beta1|apiregistration.k8s.io/v1|apiregistration.k8s.io/v1beta1|apps/v1|apps/v1beta1|apps/v1beta2|authentication.k8s.io/v1|authentication.k8s.io/v1alpha1|authentication.k8s.io/v1beta1|authorization.k8s.io/v1|authorization.k8s.io/v1beta1|autoscaling/v1|autoscaling/v2|batch/v1|batch/v1beta1|certificates.k8s.io/v1|certificates.k8s.io/v1alpha1|certificates.k8s.io/v1beta1|coordination.k8s.io/v1|coordination.k8s.io/v1alpha2|coordination.k8s.io/v1beta1|discovery.k8s.io/v1|discovery.k8s.io/v1beta1|events.k8s.io/v1|events.k8s.io/v1beta1|extensions/v1beta1|flowcontrol.apiserver.k8s.io/v1|flowcontrol.apiserver.k8s.io/v1beta1|flowcontrol.apiserver.k8s.io/v1beta2|flowcontrol.apiserver.k8s.io/v1beta3|imagepolicy.k8s.io/v1alpha1|internal.apiserver.k8s.io/v1alpha1|lifecycle.k8s.io/v1alpha1|networking.k8s.io/v1|networking.k8s.io/v1beta1|node.k8s.io/v1|node.k8s.io/v1alpha1|node.k8s.io/v1beta1|policy/v1|policy/v1beta1|rbac.authorization.k8s.io/v1|rbac.authorization.k8s.io/v1alpha1|rbac.authorization.k8s.io/v1beta1|resource.k8s.io/v1|resource.k8s.io/v1alpha3|resource.k8s.io/v1beta1|resource.k8s.io/v1beta2|scheduling.k8s.io/v1|scheduling.k8s.io/v1alpha3|scheduling.k8s.io/v1beta1|storage.k8s.io/v1|storage.k8s.io/v1alpha1|storage.k8s.io/v1beta1|storagemigration.k8s.io/v1|storagemigration.k8s.io/v1beta1) @37-
dryRun [s]
gracePeriodSeconds l
ignoreStoreReadErrorWithClusterBreakingPotential b @32-
kind s(DeleteOptions)
orphanDependents b
preconditions T582
propagationPolicy s
=meta.v1.FieldSelectorRequirement
!key s
!operator s
values [s]
=meta.v1.GroupResource
!group s
!resource s
=meta.v1.GroupVersionForDiscovery
!groupVersion s
!version s
=meta.v1.LabelSelector
matchExpressions [T577]
matchLabels {s}
=meta.v1.LabelSelectorRequirement
!key s
!operator s(In|NotIn|Exists|DoesNotExist)
values [s]
=meta.v1.ListMeta
continue s
remainingItemCount l
resourceVersion s
selfLink s
shardInfo T584 @36-
=meta.v1.ManagedFieldsEntry
apiVersion s
fieldsType s
fieldsV1 o
manager s
operation s
subresource s
time t
=meta.v1.ObjectMeta
annotations {s}
creationTimestamp t
deletionGracePeriodSeconds l
deletionTimestamp t
finalizers <*:s>
generateName s
generation l
labels {s}
managedFields [T579]
name s
namespace s
ownerReferences <uid:T581>
resourceVersion s
selfLink s
uid s
=meta.v1.OwnerReference
!apiVersion s
blockOwnerDeletion b
controller b
!kind s
!name s
!uid s
=meta.v1.Preconditions
resourceVersion s
uid s
=meta.v1.ServerAddressByClientCIDR
!clientCIDR s
!serverAddress s
=meta.v1.ShardInfo
!selector s
=meta.v1.Status
apiVersion s(v1)
code i
details T587
kind s(Status)
message s
metadata T578
reason s
status s
=meta.v1.StatusCause
field s
message s
reason s
=meta.v1.StatusDetails
causes [T586]
group s
kind s
name s
retryAfterSeconds i
uid s
=networking.v1.HTTPIngressPath
!backend T595
path s
!pathType s(Exact|Prefix|ImplementationSpecific)
=networking.v1.HTTPIngressRuleValue
!paths [T588]
=networking.v1.IPAddress
apiVersion s(networking.k8s.io/v1)
kind s(IPAddress)
metadata T580
spec T592 @-35
!spec T592 @36-
=networking.v1.IPAddressList
apiVersion s(networking.k8s.io/v1)
!items [T590]
kind s(IPAddressList)
metadata T578
=networking.v1.IPAddressSpec
!parentRef T616
=networking.v1.IPBlock
!cidr s
except [s]
=networking.v1.Ingress
apiVersion s(networking.k8s.io/v1)
kind s(Ingress)
metadata T580
spec T606
status T607
=networking.v1.IngressBackend
resource T478
service T605
=networking.v1.IngressClass
apiVersion s(networking.k8s.io/v1)
kind s(IngressClass)
metadata T580
spec T599
=networking.v1.IngressClassList
apiVersion s(networking.k8s.io/v1)
!items [T596]
kind s(IngressClassList)
metadata T578
=networking.v1.IngressClassParametersReference
apiGroup s
!kind s
!name s
namespace s
scope s(|Cluster|Namespace)
=networking.v1.IngressClassSpec
controller s
parameters T598
=networking.v1.IngressList
apiVersion s(networking.k8s.io/v1)
!items [T594]
kind s(IngressList)
metadata T578
=networking.v1.IngressLoadBalancerIngress
hostname s
ip s
ports [T603]
=networking.v1.IngressLoadBalancerStatus
ingress [T601]
=networking.v1.IngressPortStatus
error s
port i
protocol s
=networking.v1.IngressRule
host s
http T589
=networking.v1.IngressServiceBackend
!name s
port T617
=networking.v1.IngressSpec
defaultBackend T595
ingressClassName s
rules [T604]
tls [T608]
=networking.v1.IngressStatus
loadBalancer T602
=networking.v1.IngressTLS
hosts [s]
secretName s
=networking.v1.NetworkPolicy
apiVersion s(networking.k8s.io/v1)
kind s(NetworkPolicy)
metadata T580
spec T615
=networking.v1.NetworkPolicyEgressRule
ports [T614]
to [T613]
=networking.v1.NetworkPolicyIngressRule
from [T613]
ports [T614]
=networking.v1.NetworkPolicyList
apiVersion s(networking.k8s.io/v1)
!items [T609]
kind s(NetworkPolicyList)
metadata T578
=networking.v1.NetworkPolicyPeer
ipBlock T593
namespaceSelector T576
podSelector T576
=networking.v1.NetworkPolicyPort
endPort i
port x
protocol s(|TCP|UDP|SCTP)
=networking.v1.NetworkPolicySpec
egress [T610]
ingress [T611]
podSelector T576
policyTypes [s(Ingress|Egress)]
=networking.v1.ParentReference
group s
!name s
namespace s
!resource s
=networking.v1.ServiceBackendPort
name s
number i
=networking.v1.ServiceCIDR
apiVersion s(networking.k8s.io/v1)
kind s(ServiceCIDR)
metadata T580
spec T620
status T621
=networking.v1.ServiceCIDRList
apiVersion s(networking.k8s.io/v1)
!items [T618]
kind s(ServiceCIDRList)
metadata T578
=networking.v1.ServiceCIDRSpec
cidrs [s]
=networking.v1.ServiceCIDRStatus
conditions <type:T571>
=networking.v1beta1.IPAddress
apiVersion s(networking.k8s.io/v1beta1)
kind s(IPAddress)
metadata T580
spec T624 @-35
!spec T624 @36-
=networking.v1beta1.IPAddressList
apiVersion s(networking.k8s.io/v1beta1)
!items [T622]
kind s(IPAddressList)
metadata T578
=networking.v1beta1.IPAddressSpec
!parentRef T625
=networking.v1beta1.ParentReference
group s
!name s
namespace s
!resource s
=networking.v1beta1.ServiceCIDR
apiVersion s(networking.k8s.io/v1beta1)
kind s(ServiceCIDR)
metadata T580
spec T628
status T629
=networking.v1beta1.ServiceCIDRList
apiVersion s(networking.k8s.io/v1beta1)
!items [T626]
kind s(ServiceCIDRList)
metadata T578
=networking.v1beta1.ServiceCIDRSpec
cidrs [s]
=networking.v1beta1.ServiceCIDRStatus
conditions <type:T571>
=node.v1.Overhead
podFixed {q}
=node.v1.RuntimeClass
apiVersion s(node.k8s.io/v1)
!handler s
kind s(RuntimeClass)
metadata T580
overhead T630
scheduling T633
=node.v1.RuntimeClassList
apiVersion s(node.k8s.io/v1)
!items [T631]
kind s(RuntimeClassList)
metadata T578
=node.v1.Scheduling
nodeSelector {s}
tolerations [T474]
=policy.v1.Eviction
apiVersion s(policy/v1)
deleteOptions T572
kind s(Eviction)
metadata T580
=policy.v1.PodDisruptionBudget
apiVersion s(policy/v1)
kind s(PodDisruptionBudget)
metadata T580
spec T637
status T638
=policy.v1.PodDisruptionBudgetList
apiVersion s(policy/v1)
!items [T635]
kind s(PodDisruptionBudgetList)
metadata T578
=policy.v1.PodDisruptionBudgetSpec
maxUnavailable x
minAvailable x
selector T576
unhealthyPodEvictionPolicy s(|IfHealthyBudget|AlwaysAllow)
=policy.v1.PodDisruptionBudgetStatus
conditions <type:T571>
currentHealthy i
desiredHealthy i
disruptedPods {t}
disruptionsAllowed i
expectedPods i
observedGeneration l
=rbac.v1.AggregationRule
clusterRoleSelectors [T576]
=rbac.v1.ClusterRole
aggregationRule T639
apiVersion s(rbac.authorization.k8s.io/v1)
kind s(ClusterRole)
metadata T580
rules [T644]
=rbac.v1.ClusterRoleBinding
apiVersion s(rbac.authorization.k8s.io/v1)
kind s(ClusterRoleBinding)
metadata T580
!roleRef T649
subjects [T650]
=rbac.v1.ClusterRoleBindingList
apiVersion s(rbac.authorization.k8s.io/v1)
!items [T641]
kind s(ClusterRoleBindingList)
metadata T578
=rbac.v1.ClusterRoleList
apiVersion s(rbac.authorization.k8s.io/v1)
!items [T640]
kind s(ClusterRoleList)
metadata T578
=rbac.v1.PolicyRule
apiGroups [s]
nonResourceURLs [s]
resourceNames [s]
resources [s]
!verbs [s]
=rbac.v1.Role
apiVersion s(rbac.authorization.k8s.io/v1)
kind s(Role)
metadata T580
rules [T644]
=rbac.v1.RoleBinding
apiVersion s(rbac.authorization.k8s.io/v1)
kind s(RoleBinding)
metadata T580
!roleRef T649
subjects [T650]
=rbac.v1.RoleBindingList
apiVersion s(rbac.authorization.k8s.io/v1)
!items [T646]
kind s(RoleBindingList)
metadata T578
=rbac.v1.RoleList
apiVersion s(rbac.authorization.k8s.io/v1)
!items [T645]
kind s(RoleList)
metadata T578
=rbac.v1.RoleRef
apiGroup s
!kind s
!name s
=rbac.v1.Subject
apiGroup s
!kind s(User|Group|ServiceAccount)
!name s
namespace s
=resource.v1.AllocatedDeviceStatus
conditions <type:T571>
data o
device s
driver s
networkData T685
pool s
shareID s
=resource.v1.AllocationResult
allocationTimestamp t
devices T661
nodeSelector T378
=resource.v1.CELDeviceSelector
!expression s
=resource.v1.CapacityRequestPolicy
default q
validRange T655
validValues [q]
=resource.v1.CapacityRequestPolicyRange
max q
!min q
step q
=resource.v1.CapacityRequirements
requests {q}
=resource.v1.Counter
!value q
=resource.v1.CounterSet
!counters {T657}
!name s
=resource.v1.Device
allNodes b
allowMultipleAllocations b
attributes {T662}
bindingConditions [s]
bindingFailureConditions [s]
bindsToNode b
capacity {T663}
consumesCounters [T671]
!name s
nodeAllocatableResourceMappings {T689} @36-36
nodeAllocatableResources {T688} @37-
nodeName s
nodeSelector T378
taints [T677]
=resource.v1.DeviceAllocationConfiguration
opaque T690
requests [s]
!source s
=resource.v1.DeviceAllocationResult
config [T660]
results [T674]
=resource.v1.DeviceAttribute
bool b
bools [b] @36-
int l
ints [l] @36-
string s
strings [s] @36-
version s
versions [s] @36-
=resource.v1.DeviceCapacity
requestPolicy T654
!value q
=resource.v1.DeviceClaim
config [T665]
constraints [T670]
requests [T673]
=resource.v1.DeviceClaimConfiguration
opaque T690
requests [s]
=resource.v1.DeviceClass
apiVersion s(resource.k8s.io/v1)
kind s(DeviceClass)
metadata T580
!spec T669 @-36
spec T669 @37-
=resource.v1.DeviceClassConfiguration
opaque T690
=resource.v1.DeviceClassList
apiVersion s(resource.k8s.io/v1)
!items [T666]
kind s(DeviceClassList)
metadata T578
=resource.v1.DeviceClassSpec
config [T667]
extendedResourceName s
selectors [T675]
=resource.v1.DeviceConstraint
distinctAttribute s
matchAttribute s
requests [s]
=resource.v1.DeviceCounterConsumption
compatibilityGroups [s] @37-
!counterSet s
!counters {T657}
=resource.v1.DeviceDerivedAttribute
!expression s
!name s
=resource.v1.DeviceRequest
exactly T684
firstAvailable [T676]
!name s
=resource.v1.DeviceRequestAllocationResult
adminAccess b
bindingConditions [s]
bindingFailureConditions [s]
consumedCapacity {q}
!device s
!driver s
!pool s
!request s
shareID s
skipNodeOperations <*:s> @37-
tolerations [T683]
=resource.v1.DeviceSelector
cel T653
=resource.v1.DeviceSubRequest
allocationMode s
capacity T656
count l
derivedAttributes [T672] @37-
!deviceClassName s
!name s
selectors [T675]
tolerations [T683]
=resource.v1.DeviceTaint
!effect s
!key s
timeAdded t
value s
=resource.v1.DeviceTaintRule
apiVersion s(resource.k8s.io/v1)
kind s(DeviceTaintRule)
metadata T580
!spec T680
status T681
=resource.v1.DeviceTaintRuleList
apiVersion s(resource.k8s.io/v1)
!items [T678]
kind s(DeviceTaintRuleList)
metadata T578
=resource.v1.DeviceTaintRuleSpec
deviceSelector T682
!taint T677
=resource.v1.DeviceTaintRuleStatus
conditions <type:T571>
=resource.v1.DeviceTaintSelector
device s
driver s
pool s
=resource.v1.DeviceToleration
effect s
key s
operator s
tolerationSeconds l
value s
=resource.v1.ExactDeviceRequest
adminAccess b
allocationMode s
capacity T656
count l
derivedAttributes [T672] @37-
!deviceClassName s
selectors [T675]
tolerations [T683]
=resource.v1.NetworkDeviceData
hardwareAddress s
interfaceName s
ips [s]
=resource.v1.NodeAllocatableMapping
capacityKey s
capacityMultiplier q
deviceMultiplier q
=resource.v1.NodeAllocatableOverhead
perContainer q
perPod q
=resource.v1.NodeAllocatableResource
mapping T686
overhead T687
=resource.v1.NodeAllocatableResourceMapping
allocationMultiplier q
capacityKey s
=resource.v1.OpaqueDeviceConfiguration
!driver s
!parameters o
=resource.v1.ResourceClaim
apiVersion s(resource.k8s.io/v1)
kind s(ResourceClaim)
metadata T580
!spec T694 @-36
spec T694 @37-
status T695
=resource.v1.ResourceClaimConsumerReference
apiGroup s
!name s
!resource s
!uid s
=resource.v1.ResourceClaimList
apiVersion s(resource.k8s.io/v1)
!items [T691]
kind s(ResourceClaimList)
metadata T578
=resource.v1.ResourceClaimSpec
devices T664
=resource.v1.ResourceClaimStatus
allocation T652
devices <driver,device,pool,shareID:T651>
reservedFor <uid:T692>
=resource.v1.ResourceClaimTemplate
apiVersion s(resource.k8s.io/v1)
kind s(ResourceClaimTemplate)
metadata T580
!spec T698 @-36
spec T698 @37-
=resource.v1.ResourceClaimTemplateList
apiVersion s(resource.k8s.io/v1)
!items [T696]
kind s(ResourceClaimTemplateList)
metadata T578
=resource.v1.ResourceClaimTemplateSpec
metadata T580
!spec T694 @-36
spec T694 @37-
=resource.v1.ResourcePool
!generation l
!name s
!resourceSliceCount l
=resource.v1.ResourceSlice
apiVersion s(resource.k8s.io/v1)
kind s(ResourceSlice)
metadata T580
!spec T702
=resource.v1.ResourceSliceList
apiVersion s(resource.k8s.io/v1)
!items [T700]
kind s(ResourceSliceList)
metadata T578
=resource.v1.ResourceSliceSpec
allNodes b
devices [T659]
!driver s
nodeName s
nodeSelector T378
partitionTypeAttribute s @37-
perDeviceNodeSelection b
!pool T699
sharedCounters [T658]
skipNodeOperations <*:s> @37-
=resource.v1alpha3.AllocatedDeviceStatus
conditions <type:T571>
data o
device s
driver s
networkData T732
pool s
=resource.v1alpha3.AllocationResult
controller s @-31
devices T711
nodeSelector T378
=resource.v1alpha3.BasicDevice
allNodes b @33-
attributes {T712}
capacity {q}
consumesCounters [T720] @33-
nodeName s @33-
nodeSelector T378 @33-
taints [T725] @33-
=resource.v1alpha3.CELDeviceSelector
!expression s
=resource.v1alpha3.Counter
!value q
=resource.v1alpha3.CounterSet
!counters {T707}
!name s
=resource.v1alpha3.Device
basic T705
!name s
=resource.v1alpha3.DeviceAllocationConfiguration
opaque T733
requests [s]
!source s
=resource.v1alpha3.DeviceAllocationResult
config [T710]
results [T722]
=resource.v1alpha3.DeviceAttribute
bool b
int l
string s
version s
=resource.v1alpha3.DeviceClaim
config [T714]
constraints [T719]
requests [T721]
=resource.v1alpha3.DeviceClaimConfiguration
opaque T733
requests [s]
=resource.v1alpha3.DeviceClass
apiVersion s(resource.k8s.io/v1alpha3)
kind s(DeviceClass)
metadata T580
!spec T718
=resource.v1alpha3.DeviceClassConfiguration
opaque T733
=resource.v1alpha3.DeviceClassList
apiVersion s(resource.k8s.io/v1alpha3)
!items [T715]
kind s(DeviceClassList)
metadata T578
=resource.v1alpha3.DeviceClassSpec
config [T716]
selectors [T723]
suitableNodes T378 @-31
=resource.v1alpha3.DeviceConstraint
matchAttribute s
requests [s]
=resource.v1alpha3.DeviceCounterConsumption
!counterSet s
!counters {T707}
=resource.v1alpha3.DeviceRequest
adminAccess b
allocationMode s
count l
!deviceClassName s @-32
deviceClassName s @33-
firstAvailable [T724] @33-
!name s
selectors [T723]
tolerations [T731] @33-
=resource.v1alpha3.DeviceRequestAllocationResult
adminAccess b @32-
!device s
!driver s
!pool s
!request s
tolerations [T731] @33-
=resource.v1alpha3.DeviceSelector
cel T706
=resource.v1alpha3.DeviceSubRequest
allocationMode s
count l
!deviceClassName s
!name s
selectors [T723]
tolerations [T731]
=resource.v1alpha3.DeviceTaint
!effect s
!key s
timeAdded t
value s
=resource.v1alpha3.DeviceTaintRule
apiVersion s(resource.k8s.io/v1alpha3)
kind s(DeviceTaintRule)
metadata T580
!spec T728
status T729 @35-
=resource.v1alpha3.DeviceTaintRuleList
apiVersion s(resource.k8s.io/v1alpha3)
!items [T726]
kind s(DeviceTaintRuleList)
metadata T578
=resource.v1alpha3.DeviceTaintRuleSpec
deviceSelector T730
!taint T725
=resource.v1alpha3.DeviceTaintRuleStatus
conditions <type:T571>
=resource.v1alpha3.DeviceTaintSelector
device s
deviceClassName s @-34
driver s
pool s
selectors [T723] @-34
=resource.v1alpha3.DeviceToleration
effect s
key s
operator s
tolerationSeconds l
value s
=resource.v1alpha3.NetworkDeviceData
hardwareAddress s
interfaceName s
ips [s]
=resource.v1alpha3.OpaqueDeviceConfiguration
!driver s
!parameters o
=resource.v1alpha3.PartitionTypeStatus
allocatable i
attribute s
total i
type s
=resource.v1alpha3.PodSchedulingContext
apiVersion s(resource.k8s.io/v1alpha3)
kind s(PodSchedulingContext)
metadata T580
!spec T737
status T738
=resource.v1alpha3.PodSchedulingContextList
apiVersion s(resource.k8s.io/v1alpha3)
!items [T735]
kind s(PodSchedulingContextList)
metadata T578
=resource.v1alpha3.PodSchedulingContextSpec
potentialNodes [s]
selectedNode s
=resource.v1alpha3.PodSchedulingContextStatus
resourceClaims <name:T743>
=resource.v1alpha3.PoolStatus
allocatedDevices i
availableDevices i
driver s
generation l
nodeName s
partitionSummary [T734] @37-
poolName s
resourceSliceCount i
shareableSummary T758 @37-
totalDevices i
unavailableDevices i
validationError s
=resource.v1alpha3.ResourceClaim
apiVersion s(resource.k8s.io/v1alpha3)
kind s(ResourceClaim)
metadata T580
!spec T744
status T745
=resource.v1alpha3.ResourceClaimConsumerReference
apiGroup s
!name s
!resource s
!uid s
=resource.v1alpha3.ResourceClaimList
apiVersion s(resource.k8s.io/v1alpha3)
!items [T740]
kind s(ResourceClaimList)
metadata T578
=resource.v1alpha3.ResourceClaimSchedulingStatus
name s
unsuitableNodes [s]
=resource.v1alpha3.ResourceClaimSpec
controller s @-31
devices T713
=resource.v1alpha3.ResourceClaimStatus
allocation T704
deallocationRequested b @-31
devices <driver,device,pool:T703> @32-
reservedFor <uid:T741>
=resource.v1alpha3.ResourceClaimTemplate
apiVersion s(resource.k8s.io/v1alpha3)
kind s(ResourceClaimTemplate)
metadata T580
!spec T748
=resource.v1alpha3.ResourceClaimTemplateList
apiVersion s(resource.k8s.io/v1alpha3)
!items [T746]
kind s(ResourceClaimTemplateList)
metadata T578
=resource.v1alpha3.ResourceClaimTemplateSpec
metadata T580
!spec T744
=resource.v1alpha3.ResourcePool
!generation l
!name s
!resourceSliceCount l
=resource.v1alpha3.ResourcePoolStatusRequest
apiVersion s(resource.k8s.io/v1alpha3)
kind s(ResourcePoolStatusRequest)
!metadata T580
!spec T752
status T753
=resource.v1alpha3.ResourcePoolStatusRequestList
apiVersion s(resource.k8s.io/v1alpha3)
!items [T750]
kind s(ResourcePoolStatusRequestList)
metadata T578
=resource.v1alpha3.ResourcePoolStatusRequestSpec
defaultPartitionTypeAttribute s @37-
!driver s
limit i
poolName s
=resource.v1alpha3.ResourcePoolStatusRequestStatus
conditions <type:T571>
poolCount i
pools [T739]
=resource.v1alpha3.ResourceSlice
apiVersion s(resource.k8s.io/v1alpha3)
kind s(ResourceSlice)
metadata T580
!spec T756
=resource.v1alpha3.ResourceSliceList
apiVersion s(resource.k8s.io/v1alpha3)
!items [T754]
kind s(ResourceSliceList)
listMeta T578 @-31
metadata T578 @32-
=resource.v1alpha3.ResourceSliceSpec
allNodes b
devices [T709]
!driver s
nodeName s
nodeSelector T378
perDeviceNodeSelection b @33-
!pool T749
sharedCounters [T708] @33-
=resource.v1alpha3.ShareableCapacityStatus
available q
consumed q
name s
total q
=resource.v1alpha3.ShareableSummaryStatus
capacity [T757]
fullyAvailableDevices i
partiallyAvailableDevices i
=resource.v1beta1.AllocatedDeviceStatus
conditions <type:T571>
data o
device s
driver s
networkData T788
pool s
shareID s @34-
=resource.v1beta1.AllocationResult
allocationTimestamp t @34-
devices T770
nodeSelector T378
=resource.v1beta1.BasicDevice
allNodes b @33-
allowMultipleAllocations b @34-
attributes {T771}
bindingConditions [s] @34-
bindingFailureConditions [s] @34-
bindsToNode b @34-
capacity {T772}
consumesCounters [T780] @33-
nodeAllocatableResourceMappings {T792} @36-36
nodeAllocatableResources {T791} @37-
nodeName s @33-
nodeSelector T378 @33-
taints [T786] @33-
=resource.v1beta1.CELDeviceSelector
!expression s
=resource.v1beta1.CapacityRequestPolicy
default q
validRange T764
validValues [q]
=resource.v1beta1.CapacityRequestPolicyRange
max q
!min q
step q
=resource.v1beta1.CapacityRequirements
requests {q}
=resource.v1beta1.Counter
!value q
=resource.v1beta1.CounterSet
!counters {T766}
!name s
=resource.v1beta1.Device
basic T761
!name s
=resource.v1beta1.DeviceAllocationConfiguration
opaque T793
requests [s]
!source s
=resource.v1beta1.DeviceAllocationResult
config [T769]
results [T783]
=resource.v1beta1.DeviceAttribute
bool b
bools [b] @36-
int l
ints [l] @36-
string s
strings [s] @36-
version s
versions [s] @36-
=resource.v1beta1.DeviceCapacity
requestPolicy T763 @34-
!value q
=resource.v1beta1.DeviceClaim
config [T774]
constraints [T779]
requests [T782]
=resource.v1beta1.DeviceClaimConfiguration
opaque T793
requests [s]
=resource.v1beta1.DeviceClass
apiVersion s(resource.k8s.io/v1beta1)
kind s(DeviceClass)
metadata T580
!spec T778 @-36
spec T778 @37-
=resource.v1beta1.DeviceClassConfiguration
opaque T793
=resource.v1beta1.DeviceClassList
apiVersion s(resource.k8s.io/v1beta1)
!items [T775]
kind s(DeviceClassList)
metadata T578
=resource.v1beta1.DeviceClassSpec
config [T776]
extendedResourceName s @34-
selectors [T784]
=resource.v1beta1.DeviceConstraint
distinctAttribute s @34-
matchAttribute s
requests [s]
=resource.v1beta1.DeviceCounterConsumption
compatibilityGroups [s] @37-
!counterSet s
!counters {T766}
=resource.v1beta1.DeviceDerivedAttribute
!expression s
!name s
=resource.v1beta1.DeviceRequest
adminAccess b
allocationMode s
capacity T765 @34-
count l
derivedAttributes [T781] @37-
!deviceClassName s @-32
deviceClassName s @33-
firstAvailable [T785] @33-
!name s
selectors [T784]
tolerations [T787] @33-
=resource.v1beta1.DeviceRequestAllocationResult
adminAccess b
bindingConditions [s] @34-
bindingFailureConditions [s] @34-
consumedCapacity {q} @34-
!device s
!driver s
!pool s
!request s
shareID s @34-
skipNodeOperations <*:s> @37-
tolerations [T787] @33-
=resource.v1beta1.DeviceSelector
cel T762
=resource.v1beta1.DeviceSubRequest
allocationMode s
capacity T765 @34-
count l
derivedAttributes [T781] @37-
!deviceClassName s
!name s
selectors [T784]
tolerations [T787]
=resource.v1beta1.DeviceTaint
!effect s
!key s
timeAdded t
value s
=resource.v1beta1.DeviceToleration
effect s
key s
operator s
tolerationSeconds l
value s
=resource.v1beta1.NetworkDeviceData
hardwareAddress s
interfaceName s
ips [s]
=resource.v1beta1.NodeAllocatableMapping
capacityKey s
capacityMultiplier q
deviceMultiplier q
=resource.v1beta1.NodeAllocatableOverhead
perContainer q
perPod q
=resource.v1beta1.NodeAllocatableResource
mapping T789
overhead T790
=resource.v1beta1.NodeAllocatableResourceMapping
allocationMultiplier q
capacityKey s
=resource.v1beta1.OpaqueDeviceConfiguration
!driver s
!parameters o
=resource.v1beta1.ResourceClaim
apiVersion s(resource.k8s.io/v1beta1)
kind s(ResourceClaim)
metadata T580
!spec T797 @-36
spec T797 @37-
status T798
=resource.v1beta1.ResourceClaimConsumerReference
apiGroup s
!name s
!resource s
!uid s
=resource.v1beta1.ResourceClaimList
apiVersion s(resource.k8s.io/v1beta1)
!items [T794]
kind s(ResourceClaimList)
metadata T578
=resource.v1beta1.ResourceClaimSpec
devices T773
=resource.v1beta1.ResourceClaimStatus
allocation T760
devices <driver,device,pool:T759> @-33
devices <driver,device,pool,shareID:T759> @34-
reservedFor <uid:T795>
=resource.v1beta1.ResourceClaimTemplate
apiVersion s(resource.k8s.io/v1beta1)
kind s(ResourceClaimTemplate)
metadata T580
!spec T801 @-36
spec T801 @37-
=resource.v1beta1.ResourceClaimTemplateList
apiVersion s(resource.k8s.io/v1beta1)
!items [T799]
kind s(ResourceClaimTemplateList)
metadata T578
=resource.v1beta1.ResourceClaimTemplateSpec
metadata T580
!spec T797 @-36
spec T797 @37-
=resource.v1beta1.ResourcePool
!generation l
!name s
!resourceSliceCount l
=resource.v1beta1.ResourceSlice
apiVersion s(resource.k8s.io/v1beta1)
kind s(ResourceSlice)
metadata T580
!spec T805
=resource.v1beta1.ResourceSliceList
apiVersion s(resource.k8s.io/v1beta1)
!items [T803]
kind s(ResourceSliceList)
metadata T578
=resource.v1beta1.ResourceSliceSpec
allNodes b
devices [T768]
!driver s
nodeName s
nodeSelector T378
partitionTypeAttribute s @37-
perDeviceNodeSelection b @33-
!pool T802
sharedCounters [T767] @33-
skipNodeOperations <*:s> @37-
=resource.v1beta2.AllocatedDeviceStatus
conditions <type:T571>
data o
device s
driver s
networkData T840
pool s
shareID s @34-
=resource.v1beta2.AllocationResult
allocationTimestamp t @34-
devices T816
nodeSelector T378
=resource.v1beta2.CELDeviceSelector
!expression s
=resource.v1beta2.CapacityRequestPolicy
default q
validRange T810
validValues [q]
=resource.v1beta2.CapacityRequestPolicyRange
max q
!min q
step q
=resource.v1beta2.CapacityRequirements
requests {q}
=resource.v1beta2.Counter
!value q
=resource.v1beta2.CounterSet
!counters {T812}
!name s
=resource.v1beta2.Device
allNodes b
allowMultipleAllocations b @34-
attributes {T817}
bindingConditions [s] @34-
bindingFailureConditions [s] @34-
bindsToNode b @34-
capacity {T818}
consumesCounters [T826]
!name s
nodeAllocatableResourceMappings {T844} @36-36
nodeAllocatableResources {T843} @37-
nodeName s
nodeSelector T378
taints [T832]
=resource.v1beta2.DeviceAllocationConfiguration
opaque T845
requests [s]
!source s
=resource.v1beta2.DeviceAllocationResult
config [T815]
results [T829]
=resource.v1beta2.DeviceAttribute
bool b
bools [b] @36-
int l
ints [l] @36-
string s
strings [s] @36-
version s
versions [s] @36-
=resource.v1beta2.DeviceCapacity
requestPolicy T809 @34-
!value q
=resource.v1beta2.DeviceClaim
config [T820]
constraints [T825]
requests [T828]
=resource.v1beta2.DeviceClaimConfiguration
opaque T845
requests [s]
=resource.v1beta2.DeviceClass
apiVersion s(resource.k8s.io/v1beta2)
kind s(DeviceClass)
metadata T580
!spec T824 @-36
spec T824 @37-
=resource.v1beta2.DeviceClassConfiguration
opaque T845
=resource.v1beta2.DeviceClassList
apiVersion s(resource.k8s.io/v1beta2)
!items [T821]
kind s(DeviceClassList)
metadata T578
=resource.v1beta2.DeviceClassSpec
config [T822]
extendedResourceName s @34-
selectors [T830]
=resource.v1beta2.DeviceConstraint
distinctAttribute s @34-
matchAttribute s
requests [s]
=resource.v1beta2.DeviceCounterConsumption
compatibilityGroups [s] @37-
!counterSet s
!counters {T812}
=resource.v1beta2.DeviceDerivedAttribute
!expression s
!name s
=resource.v1beta2.DeviceRequest
exactly T839
firstAvailable [T831]
!name s
=resource.v1beta2.DeviceRequestAllocationResult
adminAccess b
bindingConditions [s] @34-
bindingFailureConditions [s] @34-
consumedCapacity {q} @34-
!device s
!driver s
!pool s
!request s
shareID s @34-
skipNodeOperations <*:s> @37-
tolerations [T838]
=resource.v1beta2.DeviceSelector
cel T808
=resource.v1beta2.DeviceSubRequest
allocationMode s
capacity T811 @34-
count l
derivedAttributes [T827] @37-
!deviceClassName s
!name s
selectors [T830]
tolerations [T838]
=resource.v1beta2.DeviceTaint
!effect s
!key s
timeAdded t
value s
=resource.v1beta2.DeviceTaintRule
apiVersion s(resource.k8s.io/v1beta2)
kind s(DeviceTaintRule)
metadata T580
!spec T835
status T836
=resource.v1beta2.DeviceTaintRuleList
apiVersion s(resource.k8s.io/v1beta2)
!items [T833]
kind s(DeviceTaintRuleList)
metadata T578
=resource.v1beta2.DeviceTaintRuleSpec
deviceSelector T837
!taint T832
=resource.v1beta2.DeviceTaintRuleStatus
conditions <type:T571>
=resource.v1beta2.DeviceTaintSelector
device s
driver s
pool s
=resource.v1beta2.DeviceToleration
effect s
key s
operator s
tolerationSeconds l
value s
=resource.v1beta2.ExactDeviceRequest
adminAccess b
allocationMode s
capacity T811 @34-
count l
derivedAttributes [T827] @37-
!deviceClassName s
selectors [T830]
tolerations [T838]
=resource.v1beta2.NetworkDeviceData
hardwareAddress s
interfaceName s
ips [s]
=resource.v1beta2.NodeAllocatableMapping
capacityKey s
capacityMultiplier q
deviceMultiplier q
=resource.v1beta2.NodeAllocatableOverhead
perContainer q
perPod q
=resource.v1beta2.NodeAllocatableResource
mapping T841
overhead T842
=resource.v1beta2.NodeAllocatableResourceMapping
allocationMultiplier q
capacityKey s
=resource.v1beta2.OpaqueDeviceConfiguration
!driver s
!parameters o
=resource.v1beta2.ResourceClaim
apiVersion s(resource.k8s.io/v1beta2)
kind s(ResourceClaim)
metadata T580
!spec T849 @-36
spec T849 @37-
status T850
=resource.v1beta2.ResourceClaimConsumerReference
apiGroup s
!name s
!resource s
!uid s
=resource.v1beta2.ResourceClaimList
apiVersion s(resource.k8s.io/v1beta2)
!items [T846]
kind s(ResourceClaimList)
metadata T578
=resource.v1beta2.ResourceClaimSpec
devices T819
=resource.v1beta2.ResourceClaimStatus
allocation T807
devices <driver,device,pool:T806> @-33
devices <driver,device,pool,shareID:T806> @34-
reservedFor <uid:T847>
=resource.v1beta2.ResourceClaimTemplate
apiVersion s(resource.k8s.io/v1beta2)
kind s(ResourceClaimTemplate)
metadata T580
!spec T853 @-36
spec T853 @37-
=resource.v1beta2.ResourceClaimTemplateList
apiVersion s(resource.k8s.io/v1beta2)
!items [T851]
kind s(ResourceClaimTemplateList)
metadata T578
=resource.v1beta2.ResourceClaimTemplateSpec
metadata T580
!spec T849 @-36
spec T849 @37-
=resource.v1beta2.ResourcePool
!generation l
!name s
!resourceSliceCount l
=resource.v1beta2.ResourceSlice
apiVersion s(resource.k8s.io/v1beta2)
kind s(ResourceSlice)
metadata T580
!spec T857
=resource.v1beta2.ResourceSliceList
apiVersion s(resource.k8s.io/v1beta2)
!items [T855]
kind s(ResourceSliceList)
metadata T578
=resource.v1beta2.ResourceSliceSpec
allNodes b
devices [T814]
!driver s
nodeName s
nodeSelector T378
partitionTypeAttribute s @37-
perDeviceNodeSelection b
!pool T854
sharedCounters [T813]
skipNodeOperations <*:s> @37-
=scheduling.v1.PriorityClass
apiVersion s(scheduling.k8s.io/v1)
description s
globalDefault b
kind s(PriorityClass)
metadata T580
preemptionPolicy s(|Never|PreemptLowerPriority)
value i
=scheduling.v1.PriorityClassList
apiVersion s(scheduling.k8s.io/v1)
!items [T858]
kind s(PriorityClassList)
metadata T578
=scheduling.v1alpha1.GangSchedulingPolicy
!minCount i
=scheduling.v1alpha1.PodGroup
!name s
!policy T862
=scheduling.v1alpha1.PodGroupPolicy
basic o
gang T860
=scheduling.v1alpha1.TypedLocalObjectReference
apiGroup s
!kind s
!name s
=scheduling.v1alpha1.Workload
apiVersion s(scheduling.k8s.io/v1alpha1)
kind s(Workload)
metadata T580
!spec T866
=scheduling.v1alpha1.WorkloadList
apiVersion s(scheduling.k8s.io/v1alpha1)
!items [T864]
kind s(WorkloadList)
metadata T578
=scheduling.v1alpha1.WorkloadSpec
controllerRef T863
!podGroups <name:T861>
=scheduling.v1alpha2.GangSchedulingPolicy
!minCount i
=scheduling.v1alpha2.PodGroup
apiVersion s(scheduling.k8s.io/v1alpha2)
kind s(PodGroup)
metadata T580
!spec T874
status T875
=scheduling.v1alpha2.PodGroupList
apiVersion s(scheduling.k8s.io/v1alpha2)
!items [T868]
kind s(PodGroupList)
metadata T578
=scheduling.v1alpha2.PodGroupResourceClaim
!name s
resourceClaimName s
resourceClaimTemplateName s
=scheduling.v1alpha2.PodGroupResourceClaimStatus
name s
resourceClaimName s
=scheduling.v1alpha2.PodGroupSchedulingConstraints
topology [T878]
=scheduling.v1alpha2.PodGroupSchedulingPolicy
basic o
gang T867
=scheduling.v1alpha2.PodGroupSpec
disruptionMode s
podGroupTemplateRef T877
priority i
priorityClassName s
resourceClaims <name:T870>
schedulingConstraints T872
!schedulingPolicy T873
=scheduling.v1alpha2.PodGroupStatus
conditions <type:T571>
resourceClaimStatuses <name:T871>
=scheduling.v1alpha2.PodGroupTemplate
disruptionMode s
!name s
priority i
priorityClassName s
resourceClaims <name:T870>
schedulingConstraints T872
!schedulingPolicy T873
=scheduling.v1alpha2.PodGroupTemplateReference
workload T882
=scheduling.v1alpha2.TopologyConstraint
!key s
=scheduling.v1alpha2.TypedLocalObjectReference
apiGroup s
!kind s
!name s
=scheduling.v1alpha2.Workload
apiVersion s(scheduling.k8s.io/v1alpha2)
kind s(Workload)
metadata T580
!spec T883
=scheduling.v1alpha2.WorkloadList
apiVersion s(scheduling.k8s.io/v1alpha2)
!items [T880]
kind s(WorkloadList)
metadata T578
=scheduling.v1alpha2.WorkloadPodGroupTemplateReference
!podGroupTemplateName s
!workloadName s
=scheduling.v1alpha2.WorkloadSpec
controllerRef T879
!podGroupTemplates <name:T876>
=scheduling.v1alpha3.CompositeDisruptionMode
all o
single o
=scheduling.v1alpha3.CompositeGangSchedulingPolicy
!minGroupCount i
=scheduling.v1alpha3.CompositePodGroup
apiVersion s(scheduling.k8s.io/v1alpha3)
kind s(CompositePodGroup)
metadata T580
!spec T890
status T891
=scheduling.v1alpha3.CompositePodGroupList
apiVersion s(scheduling.k8s.io/v1alpha3)
!items [T886]
kind s(CompositePodGroupList)
metadata T578
=scheduling.v1alpha3.CompositePodGroupSchedulingConstraints
topology [T904]
=scheduling.v1alpha3.CompositePodGroupSchedulingPolicy
basic o
gang T885
=scheduling.v1alpha3.CompositePodGroupSpec
disruptionMode T884
parentCompositePodGroupName s
preemptionPolicy s
priority i
priorityClassName s
schedulingConstraints T888
!schedulingPolicy T889
!workloadRef T913
=scheduling.v1alpha3.CompositePodGroupStatus
conditions <type:T571>
=scheduling.v1alpha3.CompositePodGroupTemplate
compositePodGroupTemplates <name:T892>
disruptionMode T884
!name s
podGroupTemplates <name:T903>
preemptionPolicy s
priority i
priorityClassName s
schedulingConstraints T888
!schedulingPolicy T889
=scheduling.v1alpha3.DisruptionMode
all o
single o
=scheduling.v1alpha3.GangSchedulingPolicy
!minCount i
=scheduling.v1alpha3.PodGroup
apiVersion s(scheduling.k8s.io/v1alpha3)
kind s(PodGroup)
metadata T580
!spec T901
status T902
=scheduling.v1alpha3.PodGroupList
apiVersion s(scheduling.k8s.io/v1alpha3)
!items [T895]
kind s(PodGroupList)
metadata T578
=scheduling.v1alpha3.PodGroupResourceClaim
!name s
resourceClaimName s
resourceClaimTemplateName s
=scheduling.v1alpha3.PodGroupResourceClaimStatus
name s
resourceClaimName s
=scheduling.v1alpha3.PodGroupSchedulingConstraints
topology [T904]
=scheduling.v1alpha3.PodGroupSchedulingPolicy
basic o
gang T894
=scheduling.v1alpha3.PodGroupSpec
disruptionMode T893
parentCompositePodGroupName s
preemptionPolicy s
priority i
priorityClassName s
resourceClaims <name:T897>
schedulingConstraints T899
!schedulingPolicy T900
workloadRef T913
=scheduling.v1alpha3.PodGroupStatus
conditions <type:T571>
resourceClaimStatuses <name:T898>
=scheduling.v1alpha3.PodGroupTemplate
disruptionMode T893
!name s
preemptionPolicy s
priority i
priorityClassName s
resourceClaims <name:T897>
schedulingConstraints T899
!schedulingPolicy T900
=scheduling.v1alpha3.TopologyConstraint
!key s
=scheduling.v1alpha3.TypedLocalObjectReference
apiGroup s
!kind s
!name s
=scheduling.v1alpha3.Workload
apiVersion s(scheduling.k8s.io/v1alpha3)
kind s(Workload)
metadata T580
!spec T914
=scheduling.v1alpha3.WorkloadList
apiVersion s(scheduling.k8s.io/v1alpha3)
!items [T906]
kind s(WorkloadList)
metadata T578
=scheduling.v1alpha3.WorkloadPodGroupDisruptionMode
all o
single o
=scheduling.v1alpha3.WorkloadPodGroupGangSchedulingPolicy
minCount i
=scheduling.v1alpha3.WorkloadPodGroupResourceClaim
!name s
resourceClaimName s
resourceClaimTemplateName s
=scheduling.v1alpha3.WorkloadPodGroupSchedulingConstraints
topology [T904]
=scheduling.v1alpha3.WorkloadPodGroupSchedulingPolicy
basic o
gang T909
=scheduling.v1alpha3.WorkloadReference
!templateName s
!workloadName s
=scheduling.v1alpha3.WorkloadSpec
compositePodGroupTemplates <name:T892>
controllerRef T905
podGroupTemplates <name:T903>
=scheduling.v1beta1.CompositeDisruptionMode
all o
single o
=scheduling.v1beta1.CompositeGangSchedulingPolicy
!minGroupCount i
=scheduling.v1beta1.CompositePodGroupSchedulingConstraints
topology [T931]
=scheduling.v1beta1.CompositePodGroupSchedulingPolicy
basic o
gang T916
=scheduling.v1beta1.CompositePodGroupTemplate
compositePodGroupTemplates <name:T919>
disruptionMode T915
!name s
podGroupTemplates <name:T930>
preemptionPolicy s
priority i
priorityClassName s
schedulingConstraints T917
!schedulingPolicy T918
=scheduling.v1beta1.DisruptionMode
all o
single o
=scheduling.v1beta1.GangSchedulingPolicy
!minCount i
=scheduling.v1beta1.PodGroup
apiVersion s(scheduling.k8s.io/v1beta1)
kind s(PodGroup)
metadata T580
!spec T928
status T929
=scheduling.v1beta1.PodGroupList
apiVersion s(scheduling.k8s.io/v1beta1)
!items [T922]
kind s(PodGroupList)
metadata T578
=scheduling.v1beta1.PodGroupResourceClaim
!name s
resourceClaimName s
resourceClaimTemplateName s
=scheduling.v1beta1.PodGroupResourceClaimStatus
name s
resourceClaimName s
=scheduling.v1beta1.PodGroupSchedulingConstraints
topology [T931]
=scheduling.v1beta1.PodGroupSchedulingPolicy
basic o
gang T921
=scheduling.v1beta1.PodGroupSpec
disruptionMode T920
parentCompositePodGroupName s
preemptionPolicy s
priority i
priorityClassName s
resourceClaims <name:T924>
schedulingConstraints T926
!schedulingPolicy T927
workloadRef T935
=scheduling.v1beta1.PodGroupStatus
conditions <type:T571>
resourceClaimStatuses <name:T925>
=scheduling.v1beta1.PodGroupTemplate
disruptionMode T920
!name s
preemptionPolicy s
priority i
priorityClassName s
resourceClaims <name:T924>
schedulingConstraints T926
!schedulingPolicy T927
=scheduling.v1beta1.TopologyConstraint
!key s
=scheduling.v1beta1.TypedLocalObjectReference
apiGroup s
!kind s
!name s
=scheduling.v1beta1.Workload
apiVersion s(scheduling.k8s.io/v1beta1)
kind s(Workload)
metadata T580
!spec T936
=scheduling.v1beta1.WorkloadList
apiVersion s(scheduling.k8s.io/v1beta1)
!items [T933]
kind s(WorkloadList)
metadata T578
=scheduling.v1beta1.WorkloadReference
!templateName s
!workloadName s
=scheduling.v1beta1.WorkloadSpec
compositePodGroupTemplates <name:T919>
controllerRef T932
podGroupTemplates <name:T930>
=storage.v1.CSIDriver
apiVersion s(storage.k8s.io/v1)
kind s(CSIDriver)
metadata T580
spec T939
=storage.v1.CSIDriverList
apiVersion s(storage.k8s.io/v1)
!items [T937]
kind s(CSIDriverList)
metadata T578
=storage.v1.CSIDriverSpec
attachRequired b
fsGroupPolicy s
nodeAllocatableUpdatePeriodSeconds l @33-
podInfoOnMount b
preventPodSchedulingIfMissing b @36-
requiresRepublish b
seLinuxMount b
serviceAccountTokenInSecrets b @35-
storageCapacity b
tokenRequests [T951]
volumeLifecycleModes <*:s(Persistent|Ephemeral)>
=storage.v1.CSINode
apiVersion s(storage.k8s.io/v1)
kind s(CSINode)
metadata T580
spec T943
status T944 @37-
=storage.v1.CSINodeDriver
allocatable T960
!name s
!nodeID s
topologyKeys [s]
=storage.v1.CSINodeList
apiVersion s(storage.k8s.io/v1)
!items [T940]
kind s(CSINodeList)
metadata T578
=storage.v1.CSINodeSpec
drivers <name:T941>
=storage.v1.CSINodeStatus
storageHealth <name:T949>
=storage.v1.CSIStorageCapacity
apiVersion s(storage.k8s.io/v1)
capacity q
kind s(CSIStorageCapacity)
maximumVolumeSize q
metadata T580
nodeTopology T576
!storageClassName s
=storage.v1.CSIStorageCapacityList
apiVersion s(storage.k8s.io/v1)
!items [T945]
kind s(CSIStorageCapacityList)
metadata T578
=storage.v1.StorageClass
allowVolumeExpansion b
allowedTopologies [T476]
apiVersion s(storage.k8s.io/v1)
kind s(StorageClass)
metadata T580
mountOptions [s]
parameters {s}
!provisioner s
reclaimPolicy s
volumeBindingMode s(|Immediate|WaitForFirstConsumer)
=storage.v1.StorageClassList
apiVersion s(storage.k8s.io/v1)
!items [T947]
kind s(StorageClassList)
metadata T578
=storage.v1.StorageHealth
healthConditions [T950]
!name s
=storage.v1.StorageHealthCondition
accessMode s
lastTransitionTime t
message s
reason s
status s
volumeMode s
=storage.v1.TokenRequest
audience s
expirationSeconds l
=storage.v1.VolumeAttachment
apiVersion s(storage.k8s.io/v1)
kind s(VolumeAttachment)
metadata T580
!spec T955
status T956
=storage.v1.VolumeAttachmentList
apiVersion s(storage.k8s.io/v1)
!items [T952]
kind s(VolumeAttachmentList)
metadata T578
=storage.v1.VolumeAttachmentSource
inlineVolumeSpec T396
persistentVolumeName s
=storage.v1.VolumeAttachmentSpec
!attacher s
!nodeName s
!source T954
=storage.v1.VolumeAttachmentStatus
attachError T959
attached b
attachmentMetadata {s}
detachError T959
=storage.v1.VolumeAttributesClass
apiVersion s(storage.k8s.io/v1)
!driverName s
kind s(VolumeAttributesClass)
metadata T580
parameters {s}
=storage.v1.VolumeAttributesClassList
apiVersion s(storage.k8s.io/v1)
!items [T957]
kind s(VolumeAttributesClassList)
metadata T578
=storage.v1.VolumeError
errorCode i @33-
message s
time t
=storage.v1.VolumeNodeResources
count i
=storage.v1alpha1.VolumeAttributesClass
apiVersion s(storage.k8s.io/v1alpha1)
!driverName s
kind s(VolumeAttributesClass)
metadata T580
parameters {s}
=storage.v1alpha1.VolumeAttributesClassList
apiVersion s(storage.k8s.io/v1alpha1)
!items [T961]
kind s(VolumeAttributesClassList)
metadata T578
=storage.v1beta1.VolumeAttributesClass
apiVersion s(storage.k8s.io/v1beta1)
!driverName s
kind s(VolumeAttributesClass)
metadata T580
parameters {s}
=storage.v1beta1.VolumeAttributesClassList
apiVersion s(storage.k8s.io/v1beta1)
!items [T963]
kind s(VolumeAttributesClassList)
metadata T578
=storagemigration.v1.StorageVersionMigration
apiVersion s(storagemigration.k8s.io/v1)
kind s(StorageVersionMigration)
metadata T580
spec T967
status T968
=storagemigration.v1.StorageVersionMigrationList
apiVersion s(storagemigration.k8s.io/v1)
!items [T965]
kind s(StorageVersionMigrationList)
metadata T578
=storagemigration.v1.StorageVersionMigrationSpec
!resource T574
=storagemigration.v1.StorageVersionMigrationStatus
conditions <type:T571>
resourceVersion s
=storagemigration.v1alpha1.GroupVersionResource
group s
resource s
version s
=storagemigration.v1alpha1.MigrationCondition
lastUpdateTime t
message s
reason s
status s
type s
=storagemigration.v1alpha1.StorageVersionMigration
apiVersion s(storagemigration.k8s.io/v1alpha1)
kind s(StorageVersionMigration)
metadata T580
spec T973
status T974
=storagemigration.v1alpha1.StorageVersionMigrationList
apiVersion s(storagemigration.k8s.io/v1alpha1)
!items [T971]
kind s(StorageVersionMigrationList)
metadata T578
=storagemigration.v1alpha1.StorageVersionMigrationSpec
continueToken s
!resource T969
=storagemigration.v1alpha1.StorageVersionMigrationStatus
conditions <type:T970>
resourceVersion s
=storagemigration.v1beta1.StorageVersionMigration
apiVersion s(storagemigration.k8s.io/v1beta1)
kind s(StorageVersionMigration)
metadata T580
spec T977
status T978
=storagemigration.v1beta1.StorageVersionMigrationList
apiVersion s(storagemigration.k8s.io/v1beta1)
!items [T975]
kind s(StorageVersionMigrationList)
metadata T578
=storagemigration.v1beta1.StorageVersionMigrationSpec
!resource T574
=storagemigration.v1beta1.StorageVersionMigrationStatus
conditions <type:T571>
resourceVersion s
=TrafficExtension.spec.lua
!inlineCode s~1..65536
=TrafficExtension.spec.match.ports
!number l#1..65535
=TrafficExtension.spec.match
mode s(UNDEFINED|CLIENT|SERVER|CLIENT_AND_SERVER)
ports <number:T980>
=TrafficExtension.spec.selector
matchLabels {s~..63%no-wildcard}~..4096
=TrafficExtension.spec.targetRefs
group s~..253%group
!kind s~1..63%kind
!name s~1..253
namespace s~..0
=TrafficExtension.spec.wasm.vmConfig.env
!name s~1..256
value s~..2048
valueFrom s(INLINE|HOST)
=TrafficExtension.spec.wasm.vmConfig
env <name:T984>~..256
=TrafficExtension.spec.wasm
failStrategy s(FAIL_CLOSE|FAIL_OPEN|FAIL_RELOAD)
imagePullPolicy s(UNSPECIFIED_POLICY|IfNotPresent|Always)
imagePullSecret s~1..253
pluginConfig o
pluginName s~1..256
sha256 s%sha256
type s(UNSPECIFIED_PLUGIN_TYPE|HTTP|NETWORK)
!url s~1..
verificationKey s
vmConfig T985
=TrafficExtension.spec
lua T979
match [T981]
phase s(UNSPECIFIED|AUTHN|AUTHZ|STATS)
priority i
selector T982
targetRefs [T983]~..16
wasm T986
|! lua wasm
|? lua wasm
|? selector targetRefs
=TrafficExtension.status.conditions
lastProbeTime t
lastTransitionTime t
message s
observedGeneration x
reason s
status s
type s
=TrafficExtension.status.validationMessages.type
code s
name s
=TrafficExtension.status.validationMessages
documentationUrl s
level s(UNKNOWN|ERROR|WARNING|INFO)
type T989
=TrafficExtension.status
conditions [T988]
observedGeneration x
validationMessages [T990]
*
=TrafficExtension
apiVersion s(extensions.istio.io/v1alpha1)
kind s(TrafficExtension)
metadata T580
!spec T987
status T991
=WasmPlugin.spec
failStrategy s(FAIL_CLOSE|FAIL_OPEN|FAIL_RELOAD)
imagePullPolicy s(UNSPECIFIED_POLICY|IfNotPresent|Always)
imagePullSecret s~1..253
match [T981]
phase s(UNSPECIFIED_PHASE|AUTHN|AUTHZ|STATS)
pluginConfig o
pluginName s~1..256
priority i
selector T982
sha256 s%sha256
targetRef T983
targetRefs [T983]~..16
type s(UNSPECIFIED_PLUGIN_TYPE|HTTP|NETWORK)
!url s~1..
verificationKey s
vmConfig T985
|? selector targetRef targetRefs
=WasmPlugin
apiVersion s(extensions.istio.io/v1alpha1)
kind s(WasmPlugin)
metadata T580
!spec T993
status T991
=DestinationRule.spec.subsets.trafficPolicy.connectionPool.http.http2KeepAlive
interval s%duration
timeout s%duration
=DestinationRule.spec.subsets.trafficPolicy.connectionPool.http
h2UpgradePolicy s(DEFAULT|DO_NOT_UPGRADE|UPGRADE)
http1MaxPendingRequests i
http2KeepAlive T995
http2MaxRequests i
idleTimeout s%duration
maxConcurrentStreams i
maxRequestsPerConnection i
maxRetries i
useClientProtocol b
=DestinationRule.spec.subsets.trafficPolicy.connectionPool.tcp.tcpKeepalive
interval s%duration
probes l#0..4294967295
time s%duration
=DestinationRule.spec.subsets.trafficPolicy.connectionPool.tcp
connectTimeout s%duration
idleTimeout s
maxConnectionDuration s%duration
maxConnections i
tcpKeepalive T997
=DestinationRule.spec.subsets.trafficPolicy.connectionPool
http T996
tcp T998
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.backendUtilization
errorUtilizationPenaltyPercent l#0..4294967295
metricNamesForComputingUtilization [s]
weightExpirationPeriod s
weightStabilizationPeriod s
weightUpdatePeriod s
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes
!name s
value s
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.consistentHash.httpCookie
attributes [T1001]
!name s
path s
ttl s
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.consistentHash.maglev
tableSize l#0..
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.consistentHash.ringHash
minimumRingSize l#0..
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.consistentHash
httpCookie T1002
httpHeaderName s
httpQueryParameterName s
maglev T1003
minimumRingSize l#0..
ringHash T1004
useSourceIp b
|? httpCookie httpHeaderName httpQueryParameterName useSourceIp
|? maglev ringHash
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.localityLbSetting.distribute
from s
to {l#0..4294967295}
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.localityLbSetting.failover
from s
to s
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.localityLbSetting
distribute [T1006]
enabled b
failover [T1007]
failoverPriority [s]
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.warmup
aggression n#0..
!duration s%duration
minimumPercent n#0..100
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer.zoneAwareLbSetting
enabled b
failover [T1007]
failoverPriority [s]
minClusterSize l#1..4294967295
=DestinationRule.spec.subsets.trafficPolicy.loadBalancer
backendUtilization T1000
consistentHash T1005
localityLbSetting T1008
simple s(UNSPECIFIED|LEAST_CONN|RANDOM|PASSTHROUGH|ROUND_ROBIN|LEAST_REQUEST)
warmup T1009
warmupDurationSecs s%duration
zoneAwareLbSetting T1010
|? backendUtilization consistentHash simple
=DestinationRule.spec.subsets.trafficPolicy.outlierDetection
baseEjectionTime s%duration
consecutive5xxErrors l#0..4294967295
consecutiveErrors i
consecutiveGatewayErrors l#0..4294967295
consecutiveLocalOriginFailures l#0..4294967295
interval s%duration
maxEjectionPercent i
minHealthPercent i
outlierDetectionHttpErrorCodes [l#100..599]
splitExternalLocalOriginErrors b
=DestinationRule.spec.subsets.trafficPolicy.portLevelSettings.port
number l#0..4294967295
=DestinationRule.spec.subsets.trafficPolicy.portLevelSettings.tls
caCertificates s
caCrl s
clientCertificate s
credentialName s
insecureSkipVerify b
mode s(DISABLE|SIMPLE|MUTUAL|ISTIO_MUTUAL)
privateKey s
sni s
subjectAltNames [s]
=DestinationRule.spec.subsets.trafficPolicy.portLevelSettings
connectionPool T999
loadBalancer T1011
outlierDetection T1012
port T1013
tls T1014
=DestinationRule.spec.subsets.trafficPolicy.proxyProtocol
version s(V1|V2)
=DestinationRule.spec.subsets.trafficPolicy.retryBudget
budgetInterval s
minRetryConcurrency l#0..4294967295
percent n#0..100
=DestinationRule.spec.subsets.trafficPolicy.tunnel
protocol s
!targetHost s
!targetPort l#0..4294967295
=DestinationRule.spec.subsets.trafficPolicy
connectionPool T999
loadBalancer T1011
outlierDetection T1012
portLevelSettings [T1015]~..4096
proxyProtocol T1016
retryBudget T1017
tls T1014
tunnel T1018
=DestinationRule.spec.subsets
labels {s}
!name s
trafficPolicy T1019
=DestinationRule.spec
exportTo [s]
!host s
subsets [T1020]
trafficPolicy T1019
workloadSelector T982
=DestinationRule
apiVersion s(networking.istio.io/v1)
kind s(DestinationRule)
metadata T580
spec T1021
status T991
=DestinationRule
apiVersion s(networking.istio.io/v1alpha3)
kind s(DestinationRule)
metadata T580
spec T1021
status T991
=DestinationRule
apiVersion s(networking.istio.io/v1beta1)
kind s(DestinationRule)
metadata T580
spec T1021
status T991
=EnvoyFilter.spec.configPatches.match.cluster
name s
portNumber l#0..4294967295
service s
subset s
=EnvoyFilter.spec.configPatches.match.listener.filterChain.filter.subFilter
name s
=EnvoyFilter.spec.configPatches.match.listener.filterChain.filter
name s
subFilter T1026
=EnvoyFilter.spec.configPatches.match.listener.filterChain
applicationProtocols s
destinationPort l#0..4294967295
filter T1027
name s
sni s
transportProtocol s
transportSocket s
=EnvoyFilter.spec.configPatches.match.listener
filterChain T1028
listenerFilter s
name s
portName s
portNumber l#0..4294967295
=EnvoyFilter.spec.configPatches.match.proxy
metadata {s}
proxyVersion s
=EnvoyFilter.spec.configPatches.match.routeConfiguration.vhost.route
action s(ANY|ROUTE|REDIRECT|DIRECT_RESPONSE)
name s
=EnvoyFilter.spec.configPatches.match.routeConfiguration.vhost
domainName s
name s
route T1031
=EnvoyFilter.spec.configPatches.match.routeConfiguration
gateway s
name s
portName s
portNumber l#0..4294967295
vhost T1032
=EnvoyFilter.spec.configPatches.match.waypoint
filter T1027
portNumber l#0..4294967295
route T1026
=EnvoyFilter.spec.configPatches.match
cluster T1025
context s(ANY|SIDECAR_INBOUND|SIDECAR_OUTBOUND|GATEWAY|WAYPOINT)
listener T1029
proxy T1030
routeConfiguration T1033
waypoint T1034
|? cluster listener routeConfiguration waypoint
=EnvoyFilter.spec.configPatches.patch
filterClass s(UNSPECIFIED|AUTHN|AUTHZ|STATS)
operation s(INVALID|MERGE|ADD|REMOVE|INSERT_BEFORE|INSERT_AFTER|INSERT_FIRST|REPLACE|MERGE_AND_REPLACE_LIST)
value o
=EnvoyFilter.spec.configPatches
applyTo s(INVALID|LISTENER|FILTER_CHAIN|NETWORK_FILTER|HTTP_FILTER|ROUTE_CONFIGURATION|VIRTUAL_HOST|HTTP_ROUTE|CLUSTER|EXTENSION_CONFIG|BOOTSTRAP|LISTENER_FILTER)
match T1035
patch T1036
=EnvoyFilter.spec.workloadSelector
labels {s~..63%no-wildcard}~..256
=EnvoyFilter.spec
configPatches [T1037]
priority i
targetRefs [T983]~..16
workloadSelector T1038
|? targetRefs workloadSelector
=EnvoyFilter
apiVersion s(networking.istio.io/v1alpha3)
kind s(EnvoyFilter)
metadata T580
spec T1039
status T991
=Gateway.spec.servers.port
!name s
!number l#0..4294967295
!protocol s
targetPort l#0..4294967295
=Gateway.spec.servers.tls.tlsCertificates
caCertificates s
privateKey s
serverCertificate s
=Gateway.spec.servers.tls
caCertCredentialName s
caCertificates s
caCrl s
cipherSuites [s]
credentialName s
credentialNames [s]~1..2
ecdhCurves [s]
httpsRedirect b
insecureSkipVerify b
maxProtocolVersion s(TLS_AUTO|TLSV1_0|TLSV1_1|TLSV1_2|TLSV1_3)
minProtocolVersion s(TLS_AUTO|TLSV1_0|TLSV1_1|TLSV1_2|TLSV1_3)
mode s(PASSTHROUGH|SIMPLE|MUTUAL|AUTO_PASSTHROUGH|ISTIO_MUTUAL|OPTIONAL_MUTUAL)
privateKey s
serverCertificate s
subjectAltNames [s]
tlsCertificates [T1042]~1..2
verifyCertificateHash [s]
verifyCertificateSpki [s]
|? credentialName credentialNames
|? credentialNames tlsCertificates
=Gateway.spec.servers
bind s
defaultEndpoint s
!hosts [s]
name s
!port T1041
tls T1043
=Gateway.spec
selector {s}
servers [T1044]
=Gateway
apiVersion s(networking.istio.io/v1)
kind s(Gateway)
metadata T580
spec T1045
status T991
=Gateway
apiVersion s(networking.istio.io/v1alpha3)
kind s(Gateway)
metadata T580
spec T1045
status T991
=Gateway
apiVersion s(networking.istio.io/v1beta1)
kind s(Gateway)
metadata T580
spec T1045
status T991
=ProxyConfig.spec.image
imageType s
=ProxyConfig.spec
concurrency i#0..
environmentVariables {s~..2048}
image T1049
selector T982
=ProxyConfig
apiVersion s(networking.istio.io/v1beta1)
kind s(ProxyConfig)
metadata T580
spec T1050
status T991
=ServiceEntry.spec.endpoints
address s~..256
labels {s}~..256
locality s~..2048
network s~..2048
ports {l#0..4294967295}~..128
serviceAccount s~..253
weight l#0..4294967295
|+ address network
=ServiceEntry.spec.ports
!name s~..256
!number l#0..4294967295
protocol s~..256
targetPort l#0..4294967295
=ServiceEntry.spec
addresses [s~..64]~..256
endpoints [T1052]~..4096
exportTo [s]
!hosts [s%no-lone-wildcard]~1..256
location s(MESH_EXTERNAL|MESH_INTERNAL)
ports <name:T1053>~..256
resolution s(NONE|STATIC|DNS|DNS_ROUND_ROBIN|DYNAMIC_DNS)
subjectAltNames [s]
workloadSelector T1038
|? endpoints workloadSelector
=ServiceEntry
apiVersion s(networking.istio.io/v1)
kind s(ServiceEntry)
metadata T580
!spec T1054
status T991
=ServiceEntry
apiVersion s(networking.istio.io/v1alpha3)
kind s(ServiceEntry)
metadata T580
!spec T1054
status T991
=ServiceEntry
apiVersion s(networking.istio.io/v1beta1)
kind s(ServiceEntry)
metadata T580
!spec T1054
status T991
=Sidecar.spec.egress.port
name s
number l#0..4294967295
protocol s
targetPort l#0..4294967295
=Sidecar.spec.egress
bind s
captureMode s(DEFAULT|IPTABLES|NONE)
!hosts [s]
port T1058
=Sidecar.spec.ingress
bind s
captureMode s(DEFAULT|IPTABLES|NONE)
connectionPool T999
defaultEndpoint s
!port T1058
tls T1043
=Sidecar.spec.outboundTrafficPolicy.egressProxy
!host s
port T1013
subset s
=Sidecar.spec.outboundTrafficPolicy
egressProxy T1061
mode s(REGISTRY_ONLY|ALLOW_ANY)
=Sidecar.spec
egress [T1059]
inboundConnectionPool T999
ingress [T1060]
outboundTrafficPolicy T1062
workloadSelector T1038
=Sidecar
apiVersion s(networking.istio.io/v1)
kind s(Sidecar)
metadata T580
spec T1063
status T991
=Sidecar
apiVersion s(networking.istio.io/v1alpha3)
kind s(Sidecar)
metadata T580
spec T1063
status T991
=Sidecar
apiVersion s(networking.istio.io/v1beta1)
kind s(Sidecar)
metadata T580
spec T1063
status T991
=VirtualService.spec.http.corsPolicy.allowOrigins
exact s
prefix s
regex s
|? exact prefix regex
=VirtualService.spec.http.corsPolicy
allowCredentials b
allowHeaders [s]
allowMethods [s]
allowOrigin [s]
allowOrigins [T1067]
exposeHeaders [s]
maxAge s%duration
unmatchedPreflights s(UNSPECIFIED|FORWARD|IGNORE)
=VirtualService.spec.http.delegate
name s
namespace s
=VirtualService.spec.http.directResponse.body
bytes B
string s
|? bytes string
=VirtualService.spec.http.directResponse
body T1070
!status l#0..4294967295
=VirtualService.spec.http.fault.abort.percentage
value n
=VirtualService.spec.http.fault.abort
grpcStatus s
http2Error s
httpStatus i
percentage T1072
|? grpcStatus http2Error httpStatus
=VirtualService.spec.http.fault.delay
exponentialDelay s%duration
fixedDelay s%duration
percent i
percentage T1072
|? exponentialDelay fixedDelay
=VirtualService.spec.http.fault
abort T1073
delay T1074
=VirtualService.spec.http.headers.request
add {s}
remove [s]
set {s}
=VirtualService.spec.http.headers
request T1076
response T1076
=VirtualService.spec.http.match
authority T1067
gateways [s]
headers {T1067}
ignoreUriCase b
method T1067
name s
port l#0..4294967295
queryParams {T1067}
scheme T1067
sourceLabels {s}
sourceNamespace s
statPrefix s
uri T1067
withoutHeaders {T1067}
=VirtualService.spec.http.mirrors
!destination T1061
percentage T1072
=VirtualService.spec.http.redirect
authority s
derivePort s(FROM_PROTOCOL_DEFAULT|FROM_REQUEST_PORT)
port l#0..4294967295
prefixRewrite s
redirectCode l#0..4294967295
scheme s
uri s
|? derivePort port
=VirtualService.spec.http.retries
attempts i
backoff s%duration
perTryTimeout s%duration
retryIgnorePreviousHosts b
retryOn s
retryRemoteLocalities b
=VirtualService.spec.http.rewrite.uriRegexRewrite
match s
rewrite s
=VirtualService.spec.http.rewrite
authority s
uri s
uriRegexRewrite T1082
=VirtualService.spec.http.route
!destination T1061
headers T1077
weight i
=VirtualService.spec.http
corsPolicy T1068
delegate T1069
directResponse T1071
fault T1075
headers T1077
match [T1078]
mirror T1061
mirrorPercent l#0..4294967295
mirrorPercentage T1072
mirror_percent l#0..4294967295
mirrors [T1079]
name s
redirect T1080
retries T1081
rewrite T1083
route [T1084]
timeout s%duration
=VirtualService.spec.tcp.match
destinationSubnets [s]
gateways [s]
port l#0..4294967295
sourceLabels {s}
sourceNamespace s
sourceSubnet s
=VirtualService.spec.tcp.route
!destination T1061
weight i
=VirtualService.spec.tcp
match [T1086]
route [T1087]
=VirtualService.spec.tls.match
destinationSubnets [s]
gateways [s]
port l#0..4294967295
!sniHosts [s]
sourceLabels {s}
sourceNamespace s
=VirtualService.spec.tls
!match [T1089]
route [T1087]
=VirtualService.spec
exportTo [s]
gateways [s]
hosts [s]
http [T1085]
tcp [T1088]
tls [T1090]
=VirtualService
apiVersion s(networking.istio.io/v1)
kind s(VirtualService)
metadata T580
spec T1091
status T991
=VirtualService
apiVersion s(networking.istio.io/v1alpha3)
kind s(VirtualService)
metadata T580
spec T1091
status T991
=VirtualService
apiVersion s(networking.istio.io/v1beta1)
kind s(VirtualService)
metadata T580
spec T1091
status T991
=WorkloadEntry
apiVersion s(networking.istio.io/v1)
kind s(WorkloadEntry)
metadata T580
!spec T1052
status T991
=WorkloadEntry
apiVersion s(networking.istio.io/v1alpha3)
kind s(WorkloadEntry)
metadata T580
!spec T1052
status T991
=WorkloadEntry
apiVersion s(networking.istio.io/v1beta1)
kind s(WorkloadEntry)
metadata T580
!spec T1052
status T991
=WorkloadGroup.spec.metadata
annotations {s}~..256
labels {s}~..256
=WorkloadGroup.spec.probe.exec
!command [s~1..]
=WorkloadGroup.spec.probe.grpc
port l#0..4294967295
service s
=WorkloadGroup.spec.probe.httpGet.httpHeaders
name s%header-name
value s
=WorkloadGroup.spec.probe.httpGet
host s
httpHeaders [T1101]
path s
!port l#0..4294967295
scheme s(|HTTP|HTTPS)
=WorkloadGroup.spec.probe.tcpSocket
host s
!port l#0..4294967295
=WorkloadGroup.spec.probe
exec T1099
failureThreshold i#0..
grpc T1100
httpGet T1102
initialDelaySeconds i#0..
periodSeconds i#0..
successThreshold i#0..
tcpSocket T1103
timeoutSeconds i#0..
|? exec grpc httpGet tcpSocket
=WorkloadGroup.spec.template
address s~..256
labels {s}~..256
locality s~..2048
network s~..2048
ports {l#0..4294967295}~..128
serviceAccount s~..253
weight l#0..4294967295
=WorkloadGroup.spec
metadata T1098
probe T1104
!template T1105
=WorkloadGroup
apiVersion s(networking.istio.io/v1)
kind s(WorkloadGroup)
metadata T580
!spec T1106
status T991
=WorkloadGroup
apiVersion s(networking.istio.io/v1alpha3)
kind s(WorkloadGroup)
metadata T580
!spec T1106
status T991
=WorkloadGroup
apiVersion s(networking.istio.io/v1beta1)
kind s(WorkloadGroup)
metadata T580
!spec T1106
status T991
=AuthorizationPolicy.spec.rules.from.source
ipBlocks [s]
namespaces [s]
notIpBlocks [s]
notNamespaces [s]
notPrincipals [s]
notRemoteIpBlocks [s]
notRequestPrincipals [s]
notServiceAccounts [s~..320]~..16
notTrustDomains [s]
principals [s]
remoteIpBlocks [s]
requestPrincipals [s]
serviceAccounts [s~..320]~..16
trustDomains [s]
=AuthorizationPolicy.spec.rules.from
source T1110
=AuthorizationPolicy.spec.rules.to.operation
hosts [s]
methods [s]
notHosts [s]
notMethods [s]
notPaths [s]
notPorts [s]
paths [s]
ports [s]
=AuthorizationPolicy.spec.rules.to
operation T1112
=AuthorizationPolicy.spec.rules.when
!key s
notValues [s]
values [s]
=AuthorizationPolicy.spec.rules
from [T1111]~..512
to [T1113]
when [T1114]
=AuthorizationPolicy.spec
action s(ALLOW|DENY|AUDIT|CUSTOM)
provider T1026
rules [T1115]~..512
selector T982
targetRef T983
targetRefs [T983]~..16
|? selector targetRef targetRefs
=AuthorizationPolicy
apiVersion s(security.istio.io/v1)
kind s(AuthorizationPolicy)
metadata T580
spec T1116
status T991
=AuthorizationPolicy
apiVersion s(security.istio.io/v1beta1)
kind s(AuthorizationPolicy)
metadata T580
spec T1116
status T991
=PeerAuthentication.spec.mtls
mode s(UNSET|DISABLE|PERMISSIVE|STRICT)
=PeerAuthentication.spec
mtls T1119
portLevelMtls {T1119}~1..
selector T982
=PeerAuthentication
apiVersion s(security.istio.io/v1)
kind s(PeerAuthentication)
metadata T580
spec T1120
status T991
=PeerAuthentication
apiVersion s(security.istio.io/v1beta1)
kind s(PeerAuthentication)
metadata T580
spec T1120
status T991
=RequestAuthentication.spec.jwtRules.fromHeaders
!name s~1..
prefix s
=RequestAuthentication.spec.jwtRules.outputClaimToHeaders
!claim s~1..
!header s~1..%header-name
=RequestAuthentication.spec.jwtRules
audiences [s~1..]
forwardOriginalToken b
fromCookies [s~1..]
fromHeaders [T1123]
fromParams [s~1..]
issuer s~1..
jwks s
jwksUri s~1..2048
jwks_uri s~1..2048
outputClaimToHeaders [T1124]
outputPayloadToHeader s
presence s(OPTIONAL|REQUIRED)
spaceDelimitedClaims [s~1..]~..64
timeout s%duration
|? jwks jwksUri jwks_uri
=RequestAuthentication.spec
jwtRules [T1125]~..4096
selector T982
targetRef T983
targetRefs [T983]~..16
|? selector targetRef targetRefs
=RequestAuthentication
apiVersion s(security.istio.io/v1)
kind s(RequestAuthentication)
metadata T580
spec T1126
status T991
=RequestAuthentication
apiVersion s(security.istio.io/v1beta1)
kind s(RequestAuthentication)
metadata T580
spec T1126
status T991
=Telemetry.spec.accessLogging.filter
expression s
=Telemetry.spec.accessLogging.match
mode s(CLIENT_AND_SERVER|CLIENT|SERVER)
=Telemetry.spec.accessLogging.providers
!name s~1..
=Telemetry.spec.accessLogging
disabled b
filter T1129
match T1130
providers [T1131]
=Telemetry.spec.metrics.overrides.match
customMetric s~1..
metric s(ALL_METRICS|REQUEST_COUNT|REQUEST_DURATION|REQUEST_SIZE|RESPONSE_SIZE|TCP_OPENED_CONNECTIONS|TCP_CLOSED_CONNECTIONS|TCP_SENT_BYTES|TCP_RECEIVED_BYTES|GRPC_REQUEST_MESSAGES|GRPC_RESPONSE_MESSAGES)
mode s(CLIENT_AND_SERVER|CLIENT|SERVER)
|? customMetric metric
=Telemetry.spec.metrics.overrides.tagOverrides
operation s(UPSERT|REMOVE)
value s
=Telemetry.spec.metrics.overrides
disabled b
match T1133
tagOverrides {T1134}
=Telemetry.spec.metrics
overrides [T1135]
providers [T1131]
reportingInterval s%duration
=Telemetry.spec.tracing.customTags.environment
defaultValue s
!name s~1..
=Telemetry.spec.tracing.customTags.formatter
!value s~1..
=Telemetry.spec.tracing.customTags
environment T1137
formatter T1138
header T1137
literal T1138
|? environment formatter header literal
=Telemetry.spec.tracing
customTags {T1139}
disableContextPropagation b
disableSpanReporting b
enableIstioTags b
match T1130
providers [T1131]
randomSamplingPercentage n#0..100
useRequestIdForTraceSampling b
=Telemetry.spec
accessLogging [T1132]
metrics [T1136]
selector T982
targetRef T983
targetRefs [T983]~..16
tracing [T1140]
|? selector targetRef targetRefs
=Telemetry
apiVersion s(telemetry.istio.io/v1)
kind s(Telemetry)
metadata T580
spec T1141
status T991
=Telemetry
apiVersion s(telemetry.istio.io/v1alpha1)
kind s(Telemetry)
metadata T580
spec T1141
status T991
"""#
}
