// Generated from the facts of the IBM Cloud pack by `npm run generate`.

/** The actions that the documentation of IBM Cloud lists, as the module reads them. */
export const PACK: string = `activity-tracker-events catalog 1 330325393
2025-05-13.3
i	11	149587	api-gateway
i	406	149308	apiconnect
i	96	134566	appid
i	53	130447	apprapp
i	32	128790	audit-log
i	33	127896	backup-recovery
i	2	126721	billing
i	27	126562	cdn-powered-by-akamai
i	9	125790	audit
i	81	125528	cloud-object-storage
i	62	122642	cloudantnosqldb
i	23	119554	cloudcerts
i	4	118871	cloudshell
i	63	118691	codeengine
i	13	116925	compare-comply
i	36	116394	compliance
i	36	115169	container-registry
i	172	113957	containers-kubernetes
i	13	107624	continuous-delivery
i	87	107168	conversation
i	15	104422	dashdb-for-transactions
i	25	103633	dashdb
i	31	102690	data-virtualization
i	22	100603	databases-for-elasticsearch
i	22	98804	databases-for-enterprisedb
i	22	97017	databases-for-etcd
i	22	95326	databases-for-mongodb
i	22	93599	databases-for-mysql
i	22	91896	databases-for-postgresql
i	22	90133	databases-for-redis
i	26	88430	directlink
i	90	87355	discovery
i	49	83994	dns-svcs
i	38	82734	event-notifications
i	25	81476	functions
i	3	80884	global-search-tagging
i	119	80784	hs-crypto
i	7	76535	hyperp-dbaas-mongodb
i	8	76164	hyperp-dbaas-postgresql
i	8	75724	iam-access-management
i	8	75499	iam-groups
i	16	75299	iam-identity
i	26	74890	ibmanalyticsengine
i	64	73708	imfpush
i	215	71460	internet-svcs
i	406	61962	is
i	82	48748	kms
i	17	46111	knowledge-studio
i	147	45352	lakehouse	lakehouse_spark_engine_application	mds-rest	mds-thrift
i	2	40601	language-translator
i	29	40517	logdna
i	29	39345	logdnaat
i	20	38168	logs-router
i	85	37587	logs
i	11	34799	mass-data-migration
i	16	34511	mdm-oc
i	13	34007	event-streams
i	22	33595	messages-for-rabbitmq
i	12	31868	metrics-router
i	4	31533	mobile-foundation
i	21	31322	mqcloud
i	2	30583	natural-language-classifier
i	2	30481	natural-language-understanding
i	413	30385	openpages
i	22	16560	planning-analytics
i	18	15863	power-dr-automation
i	88	14948	power-iaas
i	22	12473	project
i	8	11895	quantum-computing
i	66	11686	satellite	subscription
i	15	9911	schematics
i	38	9522	secrets-manager
i	20	8367	software-defined-storage
i	38	7836	speech-to-text
i	8	6245	sql-query
i	5	5932	streams
i	19	5787	sysdig-monitor
i	13	5287	sysdig-secure
i	11	4920	text-to-speech
i	35	4487	toolchain
i	15	3309	transit
i	2	2823	user-management
i	26	2724	vmware-solutions
i	18	1794	vmware
i	8	1142	watson-vision-combined
i	6	755	watsonx-intelligence
i	14	517	wh-acd
i	1	63	wh-iml
g	ibm-cloud/api-gateway	11	API Gateway
g	ibm-cloud/apiconnect	406	API Connect
g	ibm-cloud/appid	96	App ID
g	ibm-cloud/apprapp	53	App Configuration
g	ibm-cloud/audit-log	32	Classic infrastructure (bare metal and virtual servers)
g	ibm-cloud/backup-recovery	26	Backup and Recovery
g	ibm-cloud/billing	2	Billing
g	ibm-cloud/cdn-powered-by-akamai	27	Content Delivery Network
g	ibm-cloud/cloud-foundry	9	Cloud Foundry
g	ibm-cloud/cloud-object-storage	81	Cloud Object Storage
g	ibm-cloud/cloudantnosqldb	62	Cloudant
g	ibm-cloud/cloudcerts	23	Certificate Manager
g	ibm-cloud/cloudshell	4	Cloud Shell
g	ibm-cloud/codeengine	63	Code Engine
g	ibm-cloud/compare-comply	13	Compare and Comply
g	ibm-cloud/compliance	36	Security and Compliance Center
g	ibm-cloud/container-registry	36	Container Registry
g	ibm-cloud/containers-kubernetes	172	Kubernetes Service and Red Hat OpenShift on IBM Cloud
g	ibm-cloud/continuous-delivery	6	Continuous Delivery
g	ibm-cloud/conversation	87	watsonx Assistant
g	ibm-cloud/dashdb-for-transactions	15	Db2 on Cloud
g	ibm-cloud/dashdb	20	Db2 Warehouse
g	ibm-cloud/data-virtualization	31	Data Virtualization
g	ibm-cloud/databases-for-elasticsearch	22	Databases for Elasticsearch
g	ibm-cloud/databases-for-enterprisedb	22	Databases for EnterpriseDB
g	ibm-cloud/databases-for-etcd	22	Databases for etcd
g	ibm-cloud/databases-for-mongodb	22	Databases for MongoDB
g	ibm-cloud/databases-for-mysql	22	Databases for MySQL
g	ibm-cloud/databases-for-postgresql	22	Databases for PostgreSQL
g	ibm-cloud/databases-for-redis	22	Databases for Redis
g	ibm-cloud/directlink.connect	10	Direct Link Connect
g	ibm-cloud/directlink.dedicated	11	Direct Link Dedicated
g	ibm-cloud/direct-link	5	Direct Link
g	ibm-cloud/discovery	90	Watson Discovery
g	ibm-cloud/dns-svcs	49	DNS Services
g	ibm-cloud/event-notifications	31	Event Notifications
g	ibm-cloud/functions	25	Cloud Functions
g	ibm-cloud/global-search-tagging	3	Global Search and Tagging
g	ibm-cloud/hs-crypto	119	Hyper Protect Crypto Services
g	ibm-cloud/hyperp-dbaas-mongodb	7	Hyper Protect DBaaS for MongoDB
g	ibm-cloud/hyperp-dbaas-postgresql	8	Hyper Protect DBaaS for PostgreSQL
g	ibm-cloud/iam-access-management	8	Identity and Access Management (IAM)
g	ibm-cloud/iam-groups	8	Identity and Access Management (IAM)
g	ibm-cloud/iam-identity	16	Identity and Access Management (IAM)
g	ibm-cloud/ibmanalyticsengine	25	Analytics Engine
g	ibm-cloud/imfpush	64	Push Notifications
g	ibm-cloud/internet-svcs	215	Cloud Internet Services (CIS)
g	ibm-cloud/is.load-balancer	26	Load Balancer for VPC
g	ibm-cloud/is	336	Virtual Private Cloud (VPC)
g	ibm-cloud/is.vpn-server	16	Client VPN for VPC
g	ibm-cloud/is.vpn	28	VPN for VPC
g	ibm-cloud/kms	82	Key Protect
g	ibm-cloud/knowledge-studio	17	Knowledge Studio
g	ibm-cloud/lakehouse	147	watsonx.data
g	ibm-cloud/language-translator	2	Language Translator
g	ibm-cloud/logdna	29	Log Analysis
g	ibm-cloud/logdnaat	29	Activity Tracker hosted event search
g	ibm-cloud/logs-router	20	Logs Routing
g	ibm-cloud/logs	80	Cloud Logs
g	ibm-cloud/mass-data-migration	11	Mass Data Migration
g	ibm-cloud/mdm-oc	16	IBM Match 360
g	ibm-cloud/messagehub	13	Event Streams
g	ibm-cloud/messages-for-rabbitmq	22	Messages for RabbitMQ
g	ibm-cloud/metrics-router	12	Metrics Routing
g	ibm-cloud/mobile-foundation	4	Mobile Foundation
g	ibm-cloud/mqcloud	18	MQ on IBM Cloud
g	ibm-cloud/natural-language-classifier	2	Natural Language Classifier
g	ibm-cloud/natural-language-understanding	2	Natural Language Understanding
g	ibm-cloud/openpages	413	OpenPages
g	ibm-cloud/planning-analytics	15	Planning Analytics
g	ibm-cloud/power-dr-automation	18	DR Automation for Power Virtual Server
g	ibm-cloud/power-iaas	88	Power Virtual Server
g	ibm-cloud/project	22	Projects
g	ibm-cloud/quantum-computing	8	Qiskit Runtime
g	ibm-cloud/satellite	66	Satellite
g	ibm-cloud/schematics	15	Schematics
g	ibm-cloud/secrets-manager	38	Secrets Manager
g	ibm-cloud/software-defined-storage	17	Ceph as a Service
g	ibm-cloud/speech-to-text	38	Speech to Text
g	ibm-cloud/sql-query	8	Data Engine (SQL Query)
g	ibm-cloud/streams	5	Streaming Analytics
g	ibm-cloud/sysdig-monitor	19	Monitoring
g	ibm-cloud/sysdig-secure	13	Security and Compliance Center Workload Protection
g	ibm-cloud/text-to-speech	11	Text to Speech
g	ibm-cloud/toolchain	32	Toolchain
g	ibm-cloud/transit	15	Transit Gateway
g	ibm-cloud/user-management	2	User management
g	ibm-cloud/vmware-solutions	26	VMware Solutions
g	ibm-cloud/vmware.directorsite	13	VMware Cloud Foundation as a Service
g	ibm-cloud/vmware	2	VMware Shared
g	ibm-cloud/vmware.vdc	3	VMware Cloud Foundation as a Service
g	ibm-cloud/watson-vision-combined	8	Visual Recognition
g	ibm-cloud/watsonx-intelligence	6	watsonx BI
g	ibm-cloud/wh-acd	14	Annotator for Clinical Data
g	ibm-cloud/wh-iml	1	Insights for Medical Literature
v	create	create {object}	created {object}
v	delete	delete {object}	deleted {object}
v	stop	disable {object}	disabled {object}
v	start	enable {object}	enabled {object}
v	update	update {object}	updated {object}
v	update	bind {object}	bound {object}
v	update	unbind {object}	unbound {object}
v	delete	delete {object} in an organization	deleted {object} in an organization
v	delete	delete {object} in an organization	deleted {object} in an organization
v	create	create {object} in a catalog	created {object} in a catalog
v	create	create {object} in a space	created {object} in a space
v	update	update {object} by name and version in a catalog	updated {object} by name and version in a catalog
v	update	update {object} by name and version in a space	updated {object} by name and version in a space
v	update	update {object} in a catalog	updated {object} in a catalog
v	update	update {object} in a space	updated {object} in a space
v	delete	delete {object}	deleted {object}
v	delete	delete {object} from within a space	deleted {object} from within a space
v	create	create {object} from within a space	created {object} from within a space
v	delete	delete {object} from within a space	deleted {object} from within a space
v	update	update {object} from within a space	updated {object} from within a space
v	update	publish {object}	published {object}
v	update	publish the draft of {object}	published the draft of {object}
v	run	send an email to {object}	sent an email to {object}
v	update	stage {object}	staged {object}
v	update	stage the draft of {object}	staged the draft of {object}
v	update	transfer the ownership of {object}	transferred the ownership of {object}
v	delete	delete {object} in a catalog	deleted {object} in a catalog
v	delete	delete {object} in a space	deleted {object} in a space
v	delete	delete {object} in a catalog	deleted {object} in a catalog
v	delete	delete {object} in a space	deleted {object} in a space
v	read	search {object}	searched {object}
v	delete	delete all {object} in a catalog	deleted all {object} in a catalog
v	delete	delete all {object} in a space	deleted all {object} in a space
v	delete	delete {object} by name and version in a catalog	deleted {object} by name and version in a catalog
v	delete	delete {object} by name and version in a space	deleted {object} by name and version in a space
v	update	transfer the ownership of {object} from within a space	transferred the ownership of {object} from within a space
v	update	reset {object}	reset {object}
v	update	reset the client secret of {object}	reset the client secret of {object}
v	update	reset the client secret of {object} from within a space	reset the client secret of {object} from within a space
v	update	reset {object} from within a space	reset {object} from within a space
v	check	verify the client secret of {object}	verified the client secret of {object}
v	check	verify the client secret of {object} from within a space	verified the client secret of {object} from within a space
v	delete	delete all {object}	deleted all {object}
v	delete	delete {object} by name and version	deleted {object} by name and version
v	update	update {object} by name and version	updated {object} by name and version
v	check	validate {object}	validated {object}
v	check	validate {object} by name and version	validated {object} by name and version
v	read	introspect the WSDL of {object}	introspected the WSDL of {object}
v	delete	delete {object} in a truststore	deleted {object} in a truststore
v	create	create {object} in a truststore	created {object} in a truststore
v	delete	delete {object} in a truststore	deleted {object} in a truststore
v	update	update {object} in a truststore	updated {object} in a truststore
v	accept	accept {object} in a catalog	accepted {object} in a catalog
v	accept	accept {object} in a space	accepted {object} in a space
v	delete	delete {object} in a consumer organization	deleted {object} in a consumer organization
v	delete	delete {object} in a consumer organization from within a space	deleted {object} in a consumer organization from within a space
v	create	create {object} in a consumer organization	created {object} in a consumer organization
v	create	create {object} in a consumer organization from within a space	created {object} in a consumer organization from within a space
v	delete	delete {object} in a consumer organization	deleted {object} in a consumer organization
v	delete	delete {object} in a consumer organization from within a space	deleted {object} in a consumer organization from within a space
v	update	regenerate {object} in a catalog	regenerated {object} in a catalog
v	update	regenerate {object} in a consumer organization	regenerated {object} in a consumer organization
v	update	regenerate {object} in a consumer organization from within a space	regenerated {object} in a consumer organization from within a space
v	update	regenerate {object} in a space	regenerated {object} in a space
v	create	register {object} in a catalog	registered {object} in a catalog
v	create	register {object} in a space	registered {object} in a space
v	update	update {object} in a consumer organization	updated {object} in a consumer organization
v	update	update {object} in a consumer organization from within a space	updated {object} in a consumer organization from within a space
v	update	change the password of {object}	changed the password of {object}
v	update	reset the password of {object}	reset the password of {object}
v	logout	sign out	signed out
v	create	create {object} in an organization	created {object} in an organization
v	update	update {object} in an organization	updated {object} in an organization
v	accept	accept {object} in an organization	accepted {object} in an organization
v	update	regenerate {object} in an organization	regenerated {object} in an organization
v	create	register {object} in an organization	registered {object} in an organization
v	update	update {object} of a catalog in a catalog	updated {object} of a catalog in a catalog
v	update	update {object} of a catalog in an organization	updated {object} of a catalog in an organization
v	update	update {object} of consumers in a catalog	updated {object} of consumers in a catalog
v	update	update {object} of consumers in an organization	updated {object} of consumers in an organization
v	update	update {object} of consumers in a space	updated {object} of consumers in a space
v	update	update {object} of providers in an organization	updated {object} of providers in an organization
v	update	update {object} of a space in a catalog	updated {object} of a space in a catalog
v	update	update {object} of a space in an organization	updated {object} of a space in an organization
v	update	update {object} of a space in a space	updated {object} of a space in a space
v	create	post {object}	posted {object}
v	authenticate	request a token of {object}	requested a token of {object}
v	migrate	migrate the subscriptions of {object} by name and version in a catalog	migrated the subscriptions of {object} by name and version in a catalog
v	migrate	migrate the subscriptions of {object} by name and version in a space	migrated the subscriptions of {object} by name and version in a space
v	migrate	migrate the subscriptions of {object} in a catalog	migrated the subscriptions of {object} in a catalog
v	migrate	migrate the subscriptions of {object} in a space	migrated the subscriptions of {object} in a space
v	update	replace {object} by name and version in a catalog	replaced {object} by name and version in a catalog
v	update	replace {object} by name and version in a space	replaced {object} by name and version in a space
v	update	replace {object} in a catalog	replaced {object} in a catalog
v	update	replace {object} in a space	replaced {object} in a space
v	update	supersede {object} by name and version in a catalog	superseded {object} by name and version in a catalog
v	update	supersede {object} by name and version in a space	superseded {object} by name and version in a space
v	update	supersede {object} in a catalog	superseded {object} in a catalog
v	update	supersede {object} in a space	superseded {object} in a space
v	delete	clear the map of {object} in a catalog	cleared the map of {object} in a catalog
v	update	create a map of {object} in a catalog	created a map of {object} in a catalog
v	delete	delete from the map of {object} in a catalog	deleted from the map of {object} in a catalog
v	update	update the map of {object} in a catalog	updated the map of {object} in a catalog
v	delete	delete {object} of consumers in a catalog	deleted {object} of consumers in a catalog
v	delete	delete {object} of consumers in a space	deleted {object} of consumers in a space
v	create	create {object} of consumers in a catalog	created {object} of consumers in a catalog
v	create	create {object} of consumers in a space	created {object} of consumers in a space
v	delete	delete {object} of consumers in a catalog	deleted {object} of consumers in a catalog
v	delete	delete {object} of consumers in a space	deleted {object} of consumers in a space
v	delete	delete all {object} from within a space	deleted all {object} from within a space
v	delete	delete {object} by name and version from within a space	deleted {object} by name and version from within a space
v	update	update {object} by name and version from within a space	updated {object} by name and version from within a space
v	update	publish the draft of {object} in a space	published the draft of {object} in a space
v	update	publish {object} in a space	published {object} in a space
v	update	stage the draft of {object} in a space	staged the draft of {object} in a space
v	update	stage {object} in a space	staged {object} in a space
v	update	request a password reset of {object}	requested a password reset of {object}
v	read	search {object} as an administrator	searched {object} as an administrator
v	read	search {object} of a catalog	searched {object} of a catalog
v	read	search {object} of a provider	searched {object} of a provider
v	read	search {object} of a provider in an organization	searched {object} of a provider in an organization
v	run	execute {object}	executed {object}
v	run	execute {object} by ID	executed {object} by ID
v	check	test the connection of {object}	tested the connection of {object}
v	check	test the connection of {object} by ID	tested the connection of {object} by ID
v	read	read {object}	read {object}
v	authenticate	authenticate {object}	authenticated {object}
v	update	renew {object}	renewed {object}
v	grant	allow {object}	allowed {object}
v	stop	turn off {object}	turned off {object}
v	revoke	revoke {object}	revoked {object}
v	read	get {object}	got {object}
v	import	import {object}	imported {object}
v	run	send {object}	sent {object}
v	start	start {object}	started {object}
v	delete	delete several {object}	deleted several {object}
v	list	list {object}	listed {object}
v	read	query {object}	queried {object}
v	update	act on {object}	acted on {object}
v	export	export {object}	exported {object}
v	read	read the status of {object}	read the status of {object}
v	run	evaluate {object}	evaluated {object}
v	update	toggle {object}	toggled {object}
v	update	update the values of {object}	updated the values of {object}
v	copy	promote {object}	promoted {object}
v	restore	restore {object}	restored {object}
v	start	hard-reboot {object}	hard-rebooted {object}
v	stop	power off {object}	powered off {object}
v	start	power on {object}	powered on {object}
v	create	provision {object}	provisioned {object}
v	start	reboot {object}	rebooted {object}
v	update	reload {object}	reloaded {object}
v	update	rename {object}	renamed {object}
v	start	boot {object} into rescue mode	booted {object} into rescue mode
v	start	soft-reboot {object}	soft-rebooted {object}
v	create	add {object}	added {object}
v	delete	remove {object}	removed {object}
v	start	boot {object}	booted {object}
v	stop	force the power-off of {object}	forced the power-off of {object}
v	stop	pause {object}	paused {object}
v	delete	reclaim {object}	reclaimed {object}
v	stop	softly power off {object}	softly powered off {object}
v	export	download {object}	downloaded {object}
v	update	upgrade {object}	upgraded {object}
v	start	activate {object}	activated {object}
v	delete	schedule {object} for reclamation	scheduled {object} for reclamation
v	delete	deregister {object}	deregistered {object}
v	update	refresh {object}	refreshed {object}
v	create	register {object}	registered {object}
v	stop	cancel {object}	canceled {object}
v	stop	stop {object}	stopped {object}
v	update	save {object}	saved {object}
v	delete	unsave {object}	unsaved {object}
v	grant	add {object} as a space auditor	added {object} as a space auditor
v	revoke	remove {object} as a space auditor	removed {object} as a space auditor
v	grant	add {object} as a space developer	added {object} as a space developer
v	revoke	remove {object} as a space developer	removed {object} as a space developer
v	grant	add {object} as a space manager	added {object} as a space manager
v	revoke	remove {object} as a space manager	removed {object} as a space manager
v	create	create an object of {object}	created an object of {object}
v	complete	complete {object}	completed {object}
v	update	synchronize {object}	synchronized {object}
v	update	configure {object}	configured {object}
v	update	write {object}	wrote {object}
v	read	capture {object}	captured {object}
v	read	receive {object}	received {object}
v	read	read API keys through the support API	read API keys through the support API
v	read	read the database security of {object}	read the database security of {object}
v	read	read the CORS settings of {object}	read the CORS settings of {object}
v	read	read the plan of {object}	read the plan of {object}
v	read	read the last activity of {object}	read the last activity of {object}
v	read	read the support attachments of {object}	read the support attachments of {object}
v	read	read the support tickets of {object}	read the support tickets of {object}
v	read	read the data volume used by {object}	read the data volume used by {object}
v	read	read user diagnostics through the support API	read user diagnostics through the support API
v	read	read user information of {object}	read user information of {object}
v	start	turn on {object}	turned on {object}
v	create	issue {object}	issued {object}
v	update	order {object}	ordered {object}
v	import	reimport {object}	reimported {object}
v	read	search {object}	searched {object}
v	check	test {object}	tested {object}
v	create	create an integration of {object}	created an integration of {object}
v	delete	delete an integration of {object}	deleted an integration of {object}
v	read	read the integrations of {object}	read the integrations of {object}
v	update	update an integration of {object}	updated an integration of {object}
v	update	set {object}	set {object}
v	export	pull {object}	pulled {object}
v	import	push {object}	pushed {object}
v	read	inspect {object}	inspected {object}
v	update	tag {object}	tagged {object}
v	update	untag {object}	untagged {object}
v	read	analyze {object}	analyzed {object}
v	delete	clean up {object}	cleaned up {object}
v	update	rotate {object}	rotated {object}
v	update	change {object}	changed {object}
v	update	apply {object}	applied {object}
v	update	detach {object}	detached {object}
v	create	create a handler of {object}	created a handler of {object}
v	run	notify {object}	notified {object}
v	read	retrieve {object}	retrieved {object}
v	update	resize {object}	resized {object}
v	update	rebalance {object}	rebalanced {object}
v	update	replace {object}	replaced {object}
v	update	modify {object}	modified {object}
v	create	install {object}	installed {object}
v	delete	uninstall {object}	uninstalled {object}
v	copy	copy {object}	copied {object}
v	create	deploy {object}	deployed {object}
v	update	scale {object}	scaled {object}
v	copy	back up {object}	backed up {object}
v	accept	approve {object}	approved {object}
v	revoke	reject {object}	rejected {object}
v	invite	invite {object}	invited {object}
v	migrate	migrate {object}	migrated {object}
v	update	attach {object}	attached {object}
v	run	use {object}	used {object}
v	read	read the configuration of {object}	read the configuration of {object}
v	create	request {object}	requested {object}
v	read	make a default request for {object}	made a default request for {object}
v	read	read the allowed IP address and port of {object}	read the allowed IP address and port of {object}
v	read	read the port for allowed IP addresses of {object}	read the port for allowed IP addresses of {object}
v	delete	delete a key in {object}	deleted a key in {object}
v	list	list keys by attributes in {object}	listed keys by attributes in {object}
v	list	list keys by IDs in {object}	listed keys by IDs in {object}
v	list	list {object} by attributes	listed {object} by attributes
v	list	list {object} by IDs	listed {object} by IDs
v	create	store a new key in {object}	stored a new key in {object}
v	update	update a key in {object}	updated a key in {object}
v	delete	destroy {object}	destroyed {object}
v	update	merge {object}	merged {object}
v	update	acknowledge {object}	acknowledged {object}
v	update	acknowledge the deletion of {object}	acknowledged the deletion of {object}
v	update	acknowledge the disabling of {object}	acknowledged the disabling of {object}
v	update	acknowledge the enabling of {object}	acknowledged the enabling of {object}
v	update	acknowledge the restoration of {object}	acknowledged the restoration of {object}
v	update	acknowledge the rotation of {object}	acknowledged the rotation of {object}
v	create	create an alias of {object}	created an alias of {object}
v	read	make a default request for an alias of {object}	made a default request for an alias of {object}
v	delete	delete an alias of {object}	deleted an alias of {object}
v	update	acknowledge an event of {object}	acknowledged an event of {object}
v	stop	let {object} expire	let {object} expire
v	read	read the headers of {object}	read the headers of {object}
v	list	list the versions of {object}	listed the versions of {object}
v	update	patch {object}	patched {object}
v	delete	purge {object}	purged {object}
v	read	read the metadata of {object}	read the metadata of {object}
v	update	rewrap {object}	rewrapped {object}
v	update	set {object} for deletion	set {object} for deletion
v	update	take back the setting of {object} for deletion	took back the setting of {object} for deletion
v	read	unwrap with {object}	unwrapped with {object}
v	run	wrap with {object}	wrapped with {object}
v	delete	clear {object}	cleared {object}
v	complete	commit {object}	committed {object}
v	update	assign {object}	assigned {object}
v	read	read an assignment of {object}	readed an assignment of {object}
v	update	update an assignment of {object}	updated an assignment of {object}
v	create	make {object} ready to use	made {object} ready to use
v	start	restart {object}	restarted {object}
v	delete	wipe {object}	wiped {object}
v	stop	stop {object} for want of a volume	stopped {object} for want of a volume
v	read	read the initialization of {object}	read the initialization of {object}
v	revoke	deny {object}	denied {object}
v	grant	permit {object}	permitted {object}
v	revoke	revoke an account's access to {object}	revoked an account's access to {object}
v	update	fail over {object}	failed over {object}
v	create	initialize {object}	initialized {object}
v	update	split {object}	split {object}
v	run	operate {object}	operated {object}
v	stop	disconnect {object}	disconnected {object}
v	read	locate {object}	located {object}
v	read	read the properties of {object}	read the properties of {object}
v	start	resume {object}	resumed {object}
v	start	connect to {object}	connected to {object}
v	read	open the user interface of {object}	opened the user interface of {object}
v	read	open the user interface of a Spark engine application	opened the user interface of a Spark engine application
v	update	alter {object}	altered {object}
v	delete	drop {object}	dropped {object}
v	stop	deactivate {object}	deactivated {object}
v	stop	snooze {object}	snoozed {object}
v	update	overwrite {object}	overwrote {object}
v	update	pin {object}	pinned {object}
v	update	set {object} as the default	set {object} as the default
v	update	unpin {object}	unpinned {object}
v	delete	undeploy {object}	undeployed {object}
v	complete	close {object}	closed {object}
v	update	set {object} to canceled	set {object} to canceled
v	update	set {object} to being at the client's site	set {object} to being at the client's site
v	complete	set {object} to completed	set {object} to completed
v	update	set {object} to coordinating the shipment to IBM	set {object} to coordinating the shipment to IBM
v	update	set {object} to erasing data	set {object} to erasing data
v	update	set {object} to offloading	set {object} to offloading
v	update	set {object} to preparing the shipment	set {object} to preparing the shipment
v	update	set {object} to processing	set {object} to processing
v	update	set {object} to rejected	set {object} to rejected
v	update	set {object} to shipping to the customer	set {object} to shipping to the customer
v	update	set {object} to shipping to IBM	set {object} to shipping to IBM
v	update	manage {object}	managed {object}
v	update	match as a data steward	matched as a data steward
v	import	upload {object}	uploaded {object}
v	export	dump {object}	dumped {object}
v	import	load {object}	loaded {object}
v	update	edit {object}	edited {object}
v	logout	log off	logged off
v	login	log on	logged on
v	logout	let the session of {object} expire	let the session of {object} expire
v	update	move {object}	moved {object}
v	update	switch {object}	switched {object}
v	login	log in to {object}	logged in to {object}
v	logout	log out	logged out
v	read	view {object}	viewed {object}
v	update	modify a service instance	modified a service instance
v	copy	clone {object}	cloned {object}
v	stop	shut down {object} at once	shut down {object} at once
v	read	monitor {object}	monitored {object}
v	copy	take a snapshot of {object}	took a snapshot of {object}
v	update	change {object} in a way that the name does not tell	changed {object} in a way that the name does not tell
v	export	export the stack definition of {object}	exported the stack definition of {object}
v	accept	force the approval of {object}	forced the approval of {object}
v	update	tag {object} by hand	tagged {object} by hand
v	create	create {object} for a cluster	created {object} for a cluster
v	read	get {object} by the ID of a cluster	got {object} by the ID of a cluster
v	read	get {object} by configuration	got {object} by configuration
v	read	get {object} by controller	got {object} by controller
v	read	get {object} by name	got {object} by name
v	list	list subscriptions	listed subscriptions
v	update	unassign {object}	unassigned {object}
v	update	group {object}	grouped {object}
v	update	ungroup {object}	ungrouped {object}
v	create	add a version to {object}	added a version to {object}
v	delete	remove a version of {object}	removed a version of {object}
v	update	set the version of {object}	set the version of {object}
v	update	acknowledge the desired capacity of {object}	acknowledged the desired capacity of {object}
v	delete	delete the desired state of {object}	deleted the desired state of {object}
v	read	expand the desired state of {object}	expanded the desired state of {object}
v	read	get what is assigned to {object}	got what is assigned to {object}
v	read	get the desired state of {object}	got the desired state of {object}
v	update	set the desired state of {object}	set the desired state of {object}
v	update	update the revision of {object}	updated the revision of {object}
v	read	get the change log of {object}	got the change log of {object}
v	run	plan {object}	planned {object}
v	update	map {object}	mapped {object}
v	update	unmap {object}	unmapped {object}
v	run	train {object}	trained {object}
v	stop	cancel a job of {object}	canceled a job of {object}
v	run	submit a job to {object}	submitted a job to {object}
v	update	activate {object}	activated {object}
t	api
t	domain
t	subscription
t	activation
t	analytics
t	api key
t	app
t	billing
t	catalog
t	catalog setting
t	configured api user registry
t	configured billing
t	configured catalog user registry
t	configured gateway service
t	configured oauth provider
t	configured tls client profile
t	consumer org
t	consumer org setting
t	credential
t	draft api
t	draft
t	draft product
t	entry
t	extension
t	global policy
t	global policy posthook
t	global policy prehook
t	group
t	invitation
t	job
t	keystore
t	me
t	member
t	member invitation
t	notification template
t	oauth2 redirect
t	oauth2
t	oauth provider
t	org
t	org setting
t	payment method
t	policy
t	product
t	property
t	role
t	role default
t	service
t	space
t	space setting
t	task
t	tls client profile
t	truststore
t	user
t	user registry
t	webhook
t	action url
t	advanced password management
t	application scopes
t	runtime authentication
t	application
t	applications
t	capture runtime activity
t	cloud directory user sso
t	cloud directory user
t	cloud directory users
t	email dispatcher test
t	email dispatcher
t	email settings test
t	email template
t	forgot password result
t	idp config
t	is mfa extension active
t	is profiles active
t	media
t	mfa channel
t	mfa channels
t	mfa extension postmfa
t	mfa extension premfa
t	mfa extension test
t	mfa
t	password regex
t	rate limit
t	recent activity
t	redirect uris
t	refresh token
t	resend notification
t	roles
t	saml metadata
t	self forgot password
t	self sign up
t	sender details
t	sign up result
t	sms dispatcher test
t	sso
t	theme color
t	theme text
t	tokens config
t	ui configuration
t	ui languages
t	user password
t	user profile
t	user roles
t	users
t	changerequest
t	collections
t	config aggregator settings
t	config aggregator status
t	config aggregator
t	config
t	environments
t	features
t	originconfigs
t	properties
t	segments
t	snapshots
t	workflowconfigs
t	bare metal servers
t	virtual servers
t	agent upgrade task
t	agent
t	data source connection
t	data source connector
t	service instances
t	service credentials
t	protection group run action
t	protection group run
t	protection group state
t	protection group
t	protection policy
t	protection source
t	recover task
t	organizations
t	accounts
t	CDN accounts
t	domain mappings
t	geolocation rules
t	hotlink protection
t	origin paths
t	content purges
t	token authentication
t	time to live (TTL)
t	Cloud Foundry service instances
t	Cloud Foundry space roles
t	bucket and backup vault configuration
t	object access
t	buckets and backup vaults
t	bucket settings
t	bucket access
t	multipart uploads
t	object lock
t	bucket replication
t	bucket versioning
t	object settings
t	account active tasks
t	account all dbs
t	account capacity dbs
t	account current dbs
t	account dbs info
t	account search analyze
t	account status
t	account uuids
t	activity tracker event types
t	any document
t	capacity throughput
t	csp
t	current throughput
t	data document
t	database ensure full commit
t	database info
t	database security
t	database
t	design document
t	iam session
t	ibm cloud account status
t	ibmid login
t	legacy credentials
t	legacy root credential
t	local document
t	replication
t	replicator database info
t	replicator database
t	replicator local document
t	sapi
t	session
t	users database info
t	users database
t	users design document
t	users local document
t	volumes
t	certificates
t	notification channels
t	account settings
t	server
t	builds and build runs
t	configmaps
t	deployments
t	Kubernetes event objects
t	jobs and job runs
t	limit ranges
t	pods
t	projects
t	resource quotas
t	secrets
t	service accounts
t	service bindings
t	subscriptions
t	batch
t	comparison
t	element classification
t	evaluation
t	feedback
t	html conversion
t	tables
t	admin settings
t	admin test event
t	configuration governance rules
t	posture management control libraries
t	posture management profiles attachments parameters
t	posture management profiles attachments
t	posture management profiles
t	posture management reports
t	posture management scans
t	posture management
t	vulnerability reports and exemptions
t	images
t	namespaces
t	image retention policies
t	cluster account settings
t	Ingress application load balancers
t	cluster add-ons
t	clusters
t	Ingress secrets
t	network load balancer DNS
t	Fluentd logging configurations
t	worker nodes and worker pools
t	private service endpoint allowlists
t	logging and monitoring configurations
t	cluster storage
t	settings and authorized users
t	action
t	action handler
t	action variable
t	actions
t	assistant
t	catalog integration
t	counterexample
t	data
t	data type
t	entity
t	environment
t	example
t	integration defintion
t	intent
t	log
t	node
t	notifier
t	processor
t	recommendationfile
t	recommendationsources
t	release
t	seedlog
t	skill
t	skill reference
t	skill variable
t	skills
t	snapshot
t	step
t	step handler
t	synonym
t	userdata
t	value
t	workspace
t	backup scheduled
t	backup
t	database connection
t	privilege
t	resources
t	restore
t	schema
t	serviceendpoints
t	whitelisted ips list
t	lock
t	table
t	token
t	cids for virtual table
t	COS connection status
t	RCAC on catalog tables
t	ccid
t	config data
t	config properties10
t	config propertiy
t	connector config hash
t	constellation
t	decrypted config
t	encrypted config
t	execution info
t	jdbc url
t	log level
t	logged queries
t	logs with marker
t	object store connection
t	performance metrics
t	query stats cache
t	remote gaian node
t	table statistics
t	virtual object store
t	virtualize native query
t	virtualized file
t	virtualized table
t	autoscaling
t	backups
t	scheduled backups
t	IP address allowlists
t	resource scaling
t	database users
t	database versions
t	disk encryption keys
t	service endpoints
t	gateway
t	virtual connection
t	completion notice
t	route report
t	analyze api
t	autocompletion
t	collection notices
t	collection training status
t	content miner csv
t	content miner export
t	content miner report
t	curations
t	dataset notices
t	dataset
t	dictionary
t	document annotation
t	document results
t	document
t	enrichment
t	entity extractor
t	event
t	expansions
t	fields
t	label
t	logs
t	metric
t	model
t	multi collection training status
t	notices
t	page annotation
t	page prediction
t	page view
t	page
t	project notices
t	project
t	query
t	sentence labeling
t	stopwords
t	table annotation
t	table cell
t	training data
t	training example
t	training examples
t	training query
t	user data
t	custom resolvers
t	cross-account zone access
t	global load balancers
t	permitted networks
t	resource records
t	DNS zones
t	destinations
t	integrations
t	pre prod destination billing
t	sms ibm
t	smtp ibm
t	sources
t	templates
t	topics
t	packages
t	rules
t	triggers
t	tags
t	EP11 cryptographic operations
t	governance config
t	import tokens
t	instance allowed ip port
t	instance ip allowlist port
t	key and instance policies
t	key rings
t	key templates
t	EP11 keystores
t	KMIP for VMware
t	managed keys
t	certificate manager
t	key registrations
t	keys
t	keystores
t	Trusted Key Entry
t	vaults
t	cluster
t	cluster resource
t	logging
t	monitoring
t	configuration
t	enterprise policy templates
t	enterprise access group templates
t	enterprise account settings templates
t	enterprise trusted profile templates
t	cluster customization details
t	cluster customization
t	cluster customizations history
t	cluster details
t	cluster log config
t	cluster password
t	cluster private endpoint allowlist
t	cluster state
t	historyserver
t	instance logging
t	instance
t	livybatch
t	app channel group
t	app channel
t	app conf apns
t	app conf chrome
t	app conf chromeapp
t	app conf firefox
t	app conf gcm
t	app conf safari
t	app device
t	app device report
t	app message latest
t	app message report
t	app message status
t	app message
t	app message delivery status
t	app subscription
t	app tag
t	app webhook
t	credentials
t	instance key state
t	mutual TLS
t	domain settings
t	bot management
t	certificate packs
t	TLS
t	metrics and analytics
t	custom certificates
t	custom error pages
t	DNS records
t	DNS domains
t	firewalls
t	IP firewall
t	edge functions
t	firewall rules
t	security events
t	log push jobs
t	origin certificates
t	origin TLS client authentication
t	domain overview
t	page rules
t	cache purges
t	range applications
t	rate limiting
t	routing
t	web application firewall
t	load balancers
t	Private Path services
t	backup policies and jobs
t	cluster networks
t	dedicated host groups
t	dedicated hosts
t	reserved IPs
t	virtual private endpoints
t	floating IPs
t	flow log collectors
t	instance groups
t	virtual server instances
t	capacity reservations
t	SSH keys
t	instance metadata service
t	network ACLs
t	placement groups
t	public gateways
t	security groups
t	file shares
t	virtual network interface targets
t	file share snapshots
t	snapshot consistency groups
t	Block Storage snapshots
t	subnets
t	routing tables and routes
t	virtual network interfaces
t	Block Storage volumes
t	VPCs
t	DNS resolution bindings
t	VPN servers
t	VPN gateways
t	KMIP adapters
t	KMIP operations
t	annotation
t	document set
t	ml training
t	preannotation
t	preview only dictionary
t	rule document
t	authentication tokens
t	storage registrations
t	storage users
t	catalogs
t	catalog users
t	databases
t	data policies
t	Db2 engines
t	database connection users
t	drivers
t	engines
t	engine users
t	Presto (Java) engines
t	metastore users
t	Netezza engines
t	other engines
t	Presto (C++) engines
t	Spark engines
t	metadata service (REST)
t	metadata service (Thrift)
t	log archiving
t	log streaming
t	alert presets
t	dashboards
t	configuration import and export
t	exclusion rules
t	ingestion keys
t	parsing templates
t	service keys
t	views
t	migration to version 3
t	routes
t	settings
t	targets
t	tenant
t	alerts
t	archived logs
t	enrichments
t	data access rules
t	data usage
t	events-to-metrics rules
t	extensions
t	incidents
t	live tail
t	log queries
t	log streams
t	TCO policies
t	parsing rules
t	suppression rules
t	version benchmarks
t	view folders
t	outbound integrations
t	order status changes
t	configurator
t	matching
t	pairs analysis
t	messages
t	schema rule
t	storage key
t	server db
t	server properties
t	admin apikey
t	admin credentials
t	app apikey
t	app credentials
t	key store cert
t	queue manager
t	trust store cert
t	classifier
t	object and application text
t	AI models
t	API operations
t	calculations
t	environment migration
t	currencies
t	encryption keystores
t	profiles
t	FastMap imports
t	field dependencies
t	solutions
t	fields, field groups and schema
t	security rules
t	file attachments
t	objects
t	folders
t	groups
t	Microsoft Office integration
t	filters
t	object type associations
t	object resets
t	system files
t	questionnaires
t	recursive object types
t	reg-track feeds
t	audit trail
t	workflows
t	role templates
t	regulatory event rules
t	scheduler jobs
t	system admin mode
t	Thomson Reuters feeds
t	themes
t	login, logout and sessions
t	watsonx Assistant integration
t	Watson classifiers
t	Wolters Kluwer feeds
t	content acl
t	content
t	tm1
t	user environment
t	dashboard
t	disaster recovery operations
t	disaster recovery summary
t	disaster recovery events
t	orchestration settings
t	orchestrator (KSYS) virtual machine
t	PowerHA operations
t	PowerHA settings
t	PowerHA summary
t	PowerHA virtual machines
t	cloud connections
t	workspaces
t	IKE policies
t	IPsec policies
t	jobs
t	networks
t	storage capacity
t	network ports
t	SAP profiles
t	storage pools
t	tenants
t	data volumes
t	VPN connections
t	program
t	storage assignments
t	Satellite Config clusters and configurations
t	Satellite Link endpoints and sources
t	storage configurations
t	Ansible actions
t	Terraform workspaces
t	instance operations
t	secret groups
t	secret locks
t	certificate
t	host
t	s3 credential
t	volume
t	async recognition job list
t	async recognition job
t	async recognition notification url
t	custom acoustic model audio list
t	custom acoustic model audio
t	custom acoustic model list
t	custom acoustic model
t	custom language model corpus list
t	custom language model corpus
t	custom language model grammar list
t	custom language model grammar
t	custom language model list
t	custom language model word list
t	custom language model word
t	custom language model
t	user data (GDPR)
t	catalog table partition
t	catalog table
t	sql job
t	captures
t	teams
t	access keys
t	custom model list
t	custom model word list
t	custom model word
t	custom model
t	toolchains and tool integrations
t	DevOps Insights data and policies
t	delivery pipelines
t	connection request
t	connection
t	location
t	account users
t	vCenter Server instances and account settings
t	Cloud Director sites
t	virtual data centers
t	classifiers core ml model
t	classifiers
t	collection images
t	collection
t	conversations
t	alluserdata
t	analyze
t	cartridge
t	cartridges
t	flow
t	profile
t	corpora
s	api-gateway:at-events.md
s	apiconnect:at-events.md
s	appid:at-events.md
s	app-configuration:at-events.md
s	bare-metal:bm-activity-tracker-events.md
s	virtual-servers:vsi_activity_tracker_events.md
s	backup-recovery:baas-at-events.md
s	cloud-activity-tracker:services/at_events_acc_mgt.md
s	CDN:at-events.md
s	cloud-activity-tracker:services/at_events_cf.md
s	cloud-object-storage:at.md
s	cloud-object-storage:object-lock.md
s	cloud-object-storage:replication.md
s	Cloudant:security/audit-events.md
s	certificate-manager:at_events.md
s	cloud-shell:at-events.md
s	codeengine:at-events.md
s	compare-comply:at-events.md
s	security-compliance:framework/at-events.md
s	Registry:registry_at_events.md
s	Registry:registry_at_iam.md
s	openshift:at-events-ref.md
s	containers:at-events-ref.md
s	containers:at-events.md
s	ContinuousDelivery:cd_at_events.md
s	watson-assistant:at-events.md
s	assistant:at-events.md
s	db2-saas:auditing.md
s	db2wh-saas:auditing.md
s	atracker:services/at_event_dashdb.md
s	data-virtualization:activity_tracker.md
s	cloud-databases:at-events.md
s	dl:at_events.md
s	discovery-data:at_events.md
s	discovery:at-events.md
s	dns-svcs:at_events.md
s	event-notifications:at-events.md
s	openwhisk:activity_tracker.md
s	Activity-Tracker-with-LogDNA:at_events_acc_mgt.md
s	hs-crypto:at-events.md
s	hs-crypto:uko-at-events.md
s	hyper-protect-dbaas-for-mongodb:at_events.md
s	hyper-protect-dbaas-for-postgresql:at_events.md
s	activity-tracker:at_events_iam.md
s	AnalyticsEngine:at-tracker-serverless.md
s	AnalyticsEngine:at-tracker.md
s	mobilepush:push_activity_tracker.md
s	cis:at_iam.md
s	cis:at_events.md
s	vpc:at-events.md
s	vpc:release-notes.md
s	key-protect:at-events.md
s	watson-knowledge-studio:activity-tracker-events.md
s	watsonxdata:at_events_docs.md
s	language-translator:activity-tracker-events.md
s	log-analysis:core/at_events.md
s	activity-tracker:at_events.md
s	Activity-Tracker-with-LogDNA:at_events.md
s	logs-router:at_events_v3.md
s	logs-router:activity-tracker.md
s	cloud-logs:core/at_events.md
s	IBM-Bluemix-Docs/mass-data-migration:activity-tracker.md
s	mdm-oc:at-events.md
s	EventStreams:activity_tracker_events.md
s	metrics-router:observability/at_events.md
s	mobilefoundation:mfp_activity_tracker.md
s	mqcloud:reference/at-events.md
s	natural-language-classifier:at-events.md
s	natural-language-understanding:activity-tracker-events.md
s	openpages:at-events.md
s	planning-analytics:pa_activity_tracking_events.md
s	dr-automation-powervs:activity-tracker-events-ha.md
s	dr-automation-powervs:dr-activity-tracker-events.md
s	power-iaas:at-events.md
s	secure-enterprise:at-events.md
s	quantum-computing:at-events.md
s	satellite:at-events.md
s	schematics:at-events.md
s	secrets-manager:framework/at-events.md
s	cephaas:at-events-cephaas.md
s	speech-to-text:at-events.md
s	sql-query:activity.md
s	IBM-Bluemix-Docs/StreamingAnalytics:at-events.md
s	monitoring:core/at_events.md
s	workload-protection:at_events.md
s	text-to-speech:at-events.md
s	transit-gateway:at_events.md
s	vmwaresolutions:vmonic/at-events.md
s	vmware-service:common/at-events.md
s	visual-recognition:at.md
s	watsonx-bi:at-events.md
s	wh-acd:at_events.md
s	IBM-Bluemix-Docs/wh-iml:at_events.md
-	0	0	0	unknown	?
e	0	api-gateway.api.create	0	an API
e	16	delete	1	
e	17	isable	2	
e	16	enable	3	
e	16	update	4	
-	0	1	0	unknown	?
e	12	domain.bind	5	a domain
e	19	unbind	6	
e	20	pdate	4	
-	0	2	0	unknown	?
e	12	subscription.create	0	a subscription
e	25	delete	1	
e	25	update	4	
-	1	3	1	location	?
e	0	apiconnect.activation_clearOrgScope.delete	7	activations
e	22	delOrgScope.delete	8	an activation
-	1	4	1	location	?
e	12	nalytics_createCatalogScope.create	9	an analytics service
e	27	SpaceScope.create	10	
-	1	5	1	location	?
e	12	pi_key_create.create	0	an API key
e	19	del.delete	1	
-	1	0	1	location	?
e	15	updateByNameVersionCatalogScope.update	11	an API
e	34	SpaceScope.update	12	
e	21	CatalogScope.update	13	
e	21	SpaceScope.update	14	
-	1	6	1	location	?
e	13	p_clear.delete	15	apps
e	20	SpaceInitiated.delete	16	
e	16	reate.create	0	an app
e	21	SpaceInitiated.create	17	
e	15	del.delete	1	
e	18	SpaceInitiated.delete	18	
e	15	update.update	4	
e	21	SpaceInitiated.update	19	
-	1	7	1	location	?
e	11	billing_clear.delete	15	billings
e	20	reate.create	0	a billing
e	19	del.delete	1	
e	19	update.update	4	
-	1	8	1	location	?
e	11	catalog_clear.delete	15	catalogs
e	20	reate.create	0	a catalog
e	19	del.delete	1	
e	19	publish.create	20	
e	26	DraftProduct.create	21	
e	19	sendEmail.create	22	
e	20	tage.create	23	
e	24	DraftProduct.create	24	
e	19	transferOwner.create	25	
e	19	update.update	4	
-	1	9	1	location	?
e	19	setting_singletonUpdate.update	4	a catalog setting
-	1	10	1	location	?
e	12	onfigured_api_user_registry_clearCatalogScope.delete	26	configured API user registries
e	45	SpaceScope.delete	27	
e	41	reateCatalogScope.create	9	a configured API user registry
e	46	SpaceScope.create	10	
e	40	delCatalogScope.delete	28	
e	43	SpaceScope.delete	29	
-	1	11	1	location	?
e	22	billing_clear.delete	15	configured billings
e	31	reate.create	0	a configured billing
e	30	del.delete	1	
-	1	12	1	location	?
e	22	catalog_user_registry_create.create	0	a configured catalog user registry
e	44	del.delete	1	
e	44	search.create	30	configured catalog user registries
-	1	13	1	location	?
e	22	gateway_service_clearCatalogScope.delete	26	configured gateway services
e	43	SpaceScope.delete	27	
e	39	reateCatalogScope.create	9	a configured gateway service
e	44	SpaceScope.create	10	
e	38	delCatalogScope.delete	28	
e	41	SpaceScope.delete	29	
-	1	14	1	location	?
e	22	oauth_provider_clearCatalogScope.delete	26	configured OAuth providers
e	42	SpaceScope.delete	27	
e	38	reateCatalogScope.create	9	a configured OAuth provider
e	43	SpaceScope.create	10	
e	37	delCatalogScope.delete	28	
e	40	SpaceScope.delete	29	
-	1	15	1	location	?
e	22	tls_client_profile_clearAllCatalogScope.delete	31	configured TLS client profiles
e	49	SpaceScope.delete	32	
e	46	CatalogScope.delete	26	
e	46	SpaceScope.delete	27	
e	42	reateCatalogScope.create	9	a configured TLS client profile
e	47	SpaceScope.create	10	
e	41	delByNameVersionCatalogScope.delete	33	
e	57	SpaceScope.delete	34	
e	44	CatalogScope.delete	28	
e	44	SpaceScope.delete	29	
-	1	16	1	location	?
e	14	sumer_org_clear.delete	15	consumer organizations
e	29	SpaceInitiated.delete	16	
e	25	reate.create	0	a consumer organization
e	30	SpaceInitiated.create	17	
e	24	del.delete	1	
e	27	SpaceInitiated.delete	18	
e	24	transferOwner.create	25	
e	37	SpaceInitiated.create	35	
e	24	update.update	4	
e	30	SpaceInitiated.update	19	
-	1	17	1	location	?
e	24	setting_singletonDel.delete	1	a consumer organization setting
e	44	SpaceInitiated.delete	18	
e	41	Update.update	4	
e	47	SpaceInitiated.update	19	
-	1	18	1	location	?
e	12	redential_clearSpaceInitiated.delete	16	credentials
e	23	reate.create	0	a credential
e	28	SpaceInitiated.create	17	
e	22	del.delete	1	
e	25	SpaceInitiated.delete	18	
e	22	reset.create	36	
e	27	ClientSecret.create	37	
e	39	SpaceInitiated.create	38	
e	27	SpaceInitiated.create	39	
e	22	update.update	4	
e	28	SpaceInitiated.update	19	
e	22	verifyClientSecret.create	40	
e	40	SpaceInitiated.create	41	
-	1	19	1	location	?
e	11	draft_api_clear.delete	15	draft APIs
e	26	All.delete	42	
e	22	reate.create	0	a draft API
e	21	del.delete	1	
e	24	ByNameVersion.delete	43	
e	21	update.update	4	
e	27	ByNameVersion.update	44	
e	21	validate.create	45	
e	29	ByNameVersion.create	46	
-	1	20	1	location	?
e	17	clear.delete	15	drafts
e	17	introspectWsdl.create	47	a draft
-	1	21	1	location	?
e	17	product_clear.delete	15	draft products
e	30	All.delete	42	
e	26	reate.create	0	a draft product
e	25	del.delete	1	
e	28	ByNameVersion.delete	43	
e	25	update.update	4	
e	31	ByNameVersion.update	44	
e	25	validate.create	45	
e	33	ByNameVersion.create	46	
-	1	22	1	location	?
e	11	entry_clearTruststoreScope.delete	48	entries
e	18	reateTruststoreScope.create	49	an entry
e	17	delTruststoreScope.delete	50	
e	17	updateTruststoreScope.update	51	
-	1	23	1	location	?
e	12	xtension_clearAllCatalogScope.delete	31	extensions
e	29	SpaceScope.delete	32	
e	26	CatalogScope.delete	26	
e	26	SpaceScope.delete	27	
e	22	reateCatalogScope.create	9	an extension
e	27	SpaceScope.create	10	
e	21	delByNameVersionCatalogScope.delete	33	
e	37	SpaceScope.delete	34	
e	24	CatalogScope.delete	28	
e	24	SpaceScope.delete	29	
e	21	updateByNameVersionCatalogScope.update	11	
e	40	SpaceScope.update	12	
e	27	CatalogScope.update	13	
e	27	SpaceScope.update	14	
-	1	24	1	location	?
e	11	global_policy_clearAllCatalogScope.delete	31	global policies
e	33	SpaceScope.delete	32	
e	30	CatalogScope.delete	26	
e	30	SpaceScope.delete	27	
e	26	reateCatalogScope.create	9	a global policy
e	31	SpaceScope.create	10	
e	25	delByNameVersionCatalogScope.delete	33	
e	41	SpaceScope.delete	34	
e	28	CatalogScope.delete	28	
e	28	SpaceScope.delete	29	
e	25	updateByNameVersionCatalogScope.update	11	
e	44	SpaceScope.update	12	
e	31	CatalogScope.update	13	
e	31	SpaceScope.update	14	
-	1	25	1	location	?
e	25	posthook_singletonCreateCatalogScope.create	9	a global policy post-hook
e	49	SpaceScope.create	10	
e	43	DelCatalogScope.create	28	
e	46	SpaceScope.create	29	
e	43	UpdateCatalogScope.create	13	
e	49	SpaceScope.create	14	
-	1	26	1	location	?
e	26	rehook_singletonCreateCatalogScope.create	9	a global policy pre-hook
e	48	SpaceScope.create	10	
e	42	DelCatalogScope.delete	28	
e	45	SpaceScope.delete	29	
e	42	UpdateCatalogScope.update	13	
e	48	SpaceScope.update	14	
-	1	27	1	location	?
e	12	roup_clearCatalogScope.delete	26	groups
e	22	SpaceInitiated.delete	16	
e	18	reateCatalogScope.create	9	a group
e	23	SpaceInitiated.create	17	
e	17	delCatalogScope.delete	28	
e	20	SpaceInitiated.delete	18	
e	17	updateCatalogScope.update	13	
e	23	SpaceInitiated.update	19	
-	1	28	1	location	?
e	11	invitation_acceptCatalogScope.create	52	an invitation
e	28	SpaceScope.create	53	
e	22	clearCatalogScope.delete	26	invitations
e	28	onsumerOrgScope.delete	54	
e	43	SpaceInitiated.delete	55	
e	27	SpaceScope.delete	27	
e	23	reateCatalogScope.create	9	an invitation
e	29	onsumerOrgScope.create	56	
e	44	SpaceInitiated.create	57	
e	28	SpaceScope.create	10	
e	22	delCatalogScope.delete	28	
e	26	onsumerOrgScope.delete	58	
e	41	SpaceInitiated.delete	59	
e	25	SpaceScope.delete	29	
e	22	regenerateCatalogScope.create	60	
e	33	onsumerOrgScope.create	61	
e	48	SpaceInitiated.create	62	
e	32	SpaceScope.create	63	
e	25	isterCatalogScope.create	64	
e	30	SpaceScope.create	65	
e	22	updateCatalogScope.update	13	
e	29	onsumerOrgScope.update	66	
e	44	SpaceInitiated.update	67	
e	28	SpaceScope.update	14	
-	1	29	1	location	?
e	11	job_clear.delete	15	jobs
e	15	del.delete	1	a job
-	1	30	1	location	?
e	11	keystore_clear.delete	15	keystores
e	21	reate.create	0	a keystore
e	20	del.delete	1	
e	20	update.update	4	
-	1	31	1	location	?
e	11	me_changePassword.create	68	one's own account
e	14	resetPassword.create	69	
e	14	signOut.create	70	
e	16	ngletonDel.delete	1	
e	23	Update.update	4	
-	1	32	1	location	?
e	13	mber_clearCatalogScope.delete	26	members
e	24	onsumerOrgScope.delete	54	
e	39	SpaceInitiated.delete	55	
e	23	OrgScope.delete	7	
e	23	SpaceScope.delete	27	
e	19	reateCatalogScope.create	9	a member
e	25	onsumerOrgScope.create	56	
e	40	SpaceInitiated.create	57	
e	24	OrgScope.create	71	
e	24	SpaceScope.create	10	
e	18	delCatalogScope.delete	28	
e	22	onsumerOrgScope.delete	58	
e	37	SpaceInitiated.delete	59	
e	21	OrgScope.delete	8	
e	21	SpaceScope.delete	29	
e	18	updateCatalogScope.update	13	
e	25	onsumerOrgScope.update	66	
e	40	SpaceInitiated.update	67	
e	24	OrgScope.update	72	
e	24	SpaceScope.update	14	
-	1	33	1	location	?
e	18	invitation_acceptCatalogScope.create	52	a member invitation
e	35	OrgScope.create	73	
e	35	SpaceScope.create	53	
e	29	clearCatalogScope.delete	26	member invitations
e	35	onsumerOrgScope.delete	54	
e	50	SpaceInitiated.delete	55	
e	34	OrgScope.delete	7	
e	34	SpaceScope.delete	27	
e	30	reateCatalogScope.create	9	a member invitation
e	36	onsumerOrgScope.create	56	
e	51	SpaceInitiated.create	57	
e	35	OrgScope.create	71	
e	35	SpaceScope.create	10	
e	29	delCatalogScope.delete	28	
e	33	onsumerOrgScope.delete	58	
e	48	SpaceInitiated.delete	59	
e	32	OrgScope.delete	8	
e	32	SpaceScope.delete	29	
e	29	regenerateCatalogScope.create	60	
e	40	onsumerOrgScope.create	61	
e	55	SpaceInitiated.create	62	
e	39	OrgScope.create	74	
e	39	SpaceScope.create	63	
e	32	isterCatalogScope.create	64	
e	37	OrgScope.create	75	
e	37	SpaceScope.create	65	
e	29	updateCatalogScope.update	13	
e	36	onsumerOrgScope.update	66	
e	51	SpaceInitiated.update	67	
e	35	OrgScope.update	72	
e	35	SpaceScope.update	14	
-	1	34	1	location	?
e	11	notification_template_updateCatalogSubcollectionCatalogScope.update	76	a notification template
e	59	OrgScope.update	77	
e	40	onsumerSubcollectionCatalogScope.update	78	
e	60	OrgScope.update	79	
e	60	SpaceScope.update	80	
e	39	ProviderSubcollectionOrgScope.update	81	
e	39	SpaceSubcollectionCatalogScope.update	82	
e	57	OrgScope.update	83	
e	57	SpaceScope.update	84	
-	1	35	1	location	?
e	11	oauth2_redirect_post.create	85	an OAuth 2 redirect
-	1	36	1	location	?
e	18	token.create	86	OAuth 2
-	1	37	1	location	?
e	16	_provider_clear.delete	15	OAuth providers
e	27	reate.create	0	an OAuth provider
e	26	del.delete	1	
e	26	update.update	4	
-	1	38	1	location	?
e	12	rg_del.delete	1	an organization
e	15	transferOwner.create	25	
e	15	update.update	4	
-	1	39	1	location	?
e	15	setting_singletonUpdate.update	4	an organization setting
-	1	40	1	location	?
e	11	payment_method_create.create	0	a payment method
e	32	SpaceInitiated.create	17	
e	26	del.delete	1	
e	29	SpaceInitiated.delete	18	
e	26	update.update	4	
e	32	SpaceInitiated.update	19	
-	1	41	1	location	?
e	12	olicy_clearAllCatalogScope.delete	31	policies
e	26	SpaceScope.delete	32	
e	23	CatalogScope.delete	26	
e	23	SpaceScope.delete	27	
e	19	reateCatalogScope.create	9	a policy
e	24	SpaceScope.create	10	
e	18	delByNameVersionCatalogScope.delete	33	
e	34	SpaceScope.delete	34	
e	21	CatalogScope.delete	28	
e	21	SpaceScope.delete	29	
e	18	updateByNameVersionCatalogScope.update	11	
e	37	SpaceScope.update	12	
e	24	CatalogScope.update	13	
e	24	SpaceScope.update	14	
-	1	42	1	location	?
e	12	roduct_clearAllCatalogScope.delete	31	products
e	27	SpaceScope.delete	32	
e	24	CatalogScope.delete	26	
e	24	SpaceScope.delete	27	
e	19	delByNameVersionCatalogScope.delete	33	a product
e	35	SpaceScope.delete	34	
e	22	CatalogScope.delete	28	
e	22	SpaceScope.delete	29	
e	19	migrateSubscriptionsByNameVersionCatalogScope.create	87	
e	52	SpaceScope.create	88	
e	39	CatalogScope.create	89	
e	39	SpaceScope.create	90	
e	19	replaceByNameVersionCatalogScope.create	91	
e	39	SpaceScope.create	92	
e	26	CatalogScope.create	93	
e	26	SpaceScope.create	94	
e	19	supersedeByNameVersionCatalogScope.create	95	
e	41	SpaceScope.create	96	
e	28	CatalogScope.create	97	
e	28	SpaceScope.create	98	
e	19	updateByNameVersionCatalogScope.update	11	
e	38	SpaceScope.update	12	
e	25	CatalogScope.update	13	
e	25	SpaceScope.update	14	
-	1	43	1	location	?
e	14	perty_mapClearCatalogScope.delete	99	a property
e	24	reateCatalogScope.update	100	
e	23	DelCatalogScope.delete	101	
e	23	UpdateCatalogScope.update	102	
-	1	44	1	location	?
e	11	role_clearConsumerOrgScope.delete	54	roles
e	37	SpaceInitiated.delete	55	
e	21	OrgScope.delete	7	
e	17	reateConsumerOrgScope.create	56	a role
e	38	SpaceInitiated.create	57	
e	22	OrgScope.create	71	
e	16	delConsumerOrgScope.delete	58	
e	35	SpaceInitiated.delete	59	
e	19	OrgScope.delete	8	
e	16	updateCatalogScope.update	13	
e	23	onsumerOrgScope.update	66	
e	38	SpaceInitiated.update	67	
e	22	OrgScope.update	72	
e	22	SpaceScope.update	14	
-	1	45	1	location	?
e	16	default_clearConsumerSubcollectionCatalogScope.delete	103	default roles
e	50	SpaceScope.delete	104	
e	25	reateConsumerSubcollectionCatalogScope.create	105	a default role
e	51	SpaceScope.create	106	
e	24	delConsumerSubcollectionCatalogScope.delete	107	
e	48	SpaceScope.delete	108	
e	24	updateConsumerSubcollectionCatalogScope.update	78	
e	51	SpaceScope.update	80	
-	1	46	1	location	?
e	11	service_clear.delete	15	services
e	24	All.delete	42	
e	27	SpaceInitiated.delete	109	
e	24	SpaceInitiated.delete	16	
e	20	reate.create	0	a service
e	25	SpaceInitiated.create	17	
e	19	del.delete	1	
e	22	ByNameVersion.delete	43	
e	35	SpaceInitiated.delete	110	
e	22	SpaceInitiated.delete	18	
e	19	update.update	4	
e	25	ByNameVersion.update	44	
e	38	SpaceInitiated.update	111	
e	25	SpaceInitiated.update	19	
-	1	47	1	location	?
e	12	pace_clear.delete	15	spaces
e	18	reate.create	0	a space
e	17	del.delete	1	
e	17	publishDraftProductSpaceSubcollection.create	112	
e	24	SpaceSubcollection.create	113	
e	17	stageDraftProductSpaceSubcollection.create	114	
e	22	SpaceSubcollection.create	115	
e	17	transferOwner.create	25	
e	17	update.update	4	
-	1	48	1	location	?
e	17	setting_singletonUpdate.update	4	a space setting
-	1	2	1	location	?
e	12	ubscription_clear.delete	15	subscriptions
e	29	SpaceInitiated.delete	16	
e	25	reate.create	0	a subscription
e	30	SpaceInitiated.create	17	
e	24	del.delete	1	
e	27	SpaceInitiated.delete	18	
e	24	update.update	4	
e	30	SpaceInitiated.update	19	
-	1	49	1	location	?
e	11	task_updateCatalogScope.update	13	a task
e	22	SpaceScope.update	14	
-	1	50	1	location	?
e	12	ls_client_profile_clear.delete	15	TLS client profiles
e	35	All.delete	42	
e	31	reate.create	0	a TLS client profile
e	30	del.delete	1	
e	33	ByNameVersion.delete	43	
e	30	update.update	4	
e	36	ByNameVersion.update	44	
-	1	51	1	location	?
e	12	ruststore_clear.delete	15	truststores
e	23	reate.create	0	a truststore
e	22	del.delete	1	
e	22	update.update	4	
-	1	52	1	location	?
e	11	user_clear.delete	15	users
e	17	reate.create	0	a user
e	16	del.delete	1	
e	16	requestPasswordReset.create	116	
e	18	setPassword.create	69	
e	16	searchAdmin.create	117	users
e	22	Catalog.create	118	
e	22	Provider.create	119	
e	30	OrgScope.create	120	
e	16	update.update	4	a user
-	1	53	1	location	?
e	16	registry_clear.delete	15	user registries
e	26	reate.create	0	a user registry
e	25	del.delete	1	
e	25	execute.create	121	
e	32	ById.create	122	
e	25	search.create	30	user registries
e	25	testConnection.create	123	a user registry
e	39	ById.create	124	
e	25	update.update	4	
-	1	54	1	location	?
e	11	webhook_updateCatalogScope.update	13	a webhook
-	2	55	2	location	-
e	0	appid.action-url.update	4	an action URL
e	12	_url.read	125	
-	2	56	2	location	-
e	7	dvanced-password-management.read	125	advanced password management
e	35	update	4	
-	2	57	2	location	-
e	7	pplication-scopes.read	125	application scopes
e	25	update	4	
-	2	58	2	location	?
e	17	.authenticate	126	an application
e	6	cloud-dir-user-credentials.renew	127	the credentials of a Cloud Directory user
e	33	update	4	
e	20	.allow	128	a Cloud Directory user
e	21	create	0	
e	21	set-off	129	
e	6	user-profile-attributes.delete	1	user profile attributes
e	30	read	125	
e	30	update	4	
e	11	tokens.revoke	130	user tokens
e	10	.authenticate	126	a user
-	2	59	2	location	-
e	6	application.read	125	an application
e	18	update	4	
-	2	60	2	location	-
e	17	s.create	0	applications
e	19	read	125	
-	2	61	2	location	-
e	6	capture-runtime-activity.read	125	the capture of runtime activity
e	31	update	4	
-	2	62	2	location	-
e	7	loud-directory-user-sso.set-off	129	SSO of Cloud Directory users
-	2	63	2	location	-
e	26	.delete	1	a Cloud Directory user
e	27	update	4	
-	2	64	2	location	-
e	26	s.get	131	Cloud Directory users
e	28	import	132	
e	28	read	125	
-	2	65	2	location	-
e	6	email-dispatcher-test.send	133	a test of the email dispatcher
-	2	66	2	location	-
e	22	.read	125	an email dispatcher
e	23	update	4	
-	2	67	2	location	-
e	12	settings-test.send	133	a test of the email settings
-	2	68	2	location	-
e	12	template.delete	1	an email template
e	21	read	125	
e	21	update	4	
-	2	69	2	location	-
e	6	forgot-password-result.read	125	a forgot password result
-	2	70	2	location	-
e	6	idp-config.read	125	an identity provider configuration
e	17	update	4	
-	2	71	2	location	-
e	7	s-mfa-extension-active.update	4	whether the MFA extension is active
-	2	72	2	location	-
e	9	profiles-active.read	125	whether profiles are active
e	25	update	4	
-	2	73	2	location	-
e	6	media.read	125	media
e	12	update	4	
-	2	74	2	location	-
e	7	fa-channel.read	125	an MFA channel
e	18	update	4	
-	2	75	2	location	-
e	17	s.read	125	MFA channels
-	2	76	2	location	-
e	10	extension-postmfa.read	125	the post-MFA extension
e	28	update	4	
-	2	77	2	location	-
e	21	remfa.read	125	the pre-MFA extension
e	27	update	4	
-	2	78	2	location	-
e	20	test.send	133	a test of the MFA extension
-	2	79	2	location	-
e	9	.read	125	MFA
e	10	update	4	
-	2	80	2	location	-
e	6	password-regex.read	125	the regular expression for passwords
e	21	update	4	
-	2	81	2	location	-
e	6	rate-limit.read	125	a rate limit
e	17	update	4	
-	2	82	2	location	-
e	7	ecent-activity.read	125	recent activity
-	2	83	2	location	-
e	8	direct-uris.read	125	redirect URIs
e	20	update	4	
-	2	84	2	location	-
e	8	fresh-token.revoke	130	a refresh token
-	2	85	2	location	-
e	8	send-notification.send	133	a notification again
-	2	44	2	location	-
e	7	ole.read	125	a role
e	11	update	4	
-	2	86	2	location	-
e	10	s.create	0	roles
e	12	read	125	
-	2	87	2	location	-
e	6	saml-metadata.read	125	SAML metadata
-	2	88	2	location	-
e	7	elf-forgot-password.start	134	a forgotten password by oneself
-	2	89	2	location	-
e	11	sign-up.start	134	the sign-up of one's own
-	2	90	2	location	-
e	8	nder-details.read	125	sender details
e	21	update	4	
-	2	91	2	location	-
e	7	ign-up-result.read	125	a sign up result
-	2	92	2	location	-
e	7	ms-dispatcher-test.send	133	a test of the SMS dispatcher
-	2	93	2	location	-
e	7	so.update	4	SSO
-	2	94	2	location	-
e	6	theme-color.read	125	a theme color
e	18	update	4	
-	2	95	2	location	-
e	12	text.read	125	a theme text
e	17	update	4	
-	2	96	2	location	-
e	7	okens-config.read	125	a tokens configuration
e	20	update	4	
-	2	97	2	location	-
e	6	ui-configuration.read	125	a user interface configuration
-	2	98	2	location	-
e	9	languages.read	125	user interface languages
e	19	update	4	
-	2	99	2	location	-
e	7	ser-password.update	4	a user password
-	2	100	2	location	-
e	12	rofile.bulkdelete	135	user profiles
e	19	read	125	a user profile
e	19	update	4	
-	2	101	2	location	-
e	11	roles.read	125	user roles
e	17	update	4	
-	2	52	2	location	-
e	10	.delete	1	a user
-	2	102	2	location	-
e	10	s.bulkdelete	135	users
e	12	create	0	
e	12	get	131	
e	12	import	132	
e	12	read	125	
-	3	103	3	location	+
e	0	apprapp.changerequest.create	0	a change request
e	22	update	4	
-	3	104	3	location	+
e	9	ollections.create	0	a collection
e	20	delete	1	
e	20	list	136	collections
e	20	read	125	a collection
e	20	update	4	
-	3	105	3	location	+
e	10	nfig-aggregator-settings.list	136	configuration aggregator settings
e	35	update	4	
-	3	106	3	location	+
e	27	tatus.list	136	configuration aggregator statuses
-	3	107	3	location	+
e	25	.query	137	a configuration aggregator
-	3	108	3	location	+
e	14	.action	138	a configuration
e	15	export	139	
e	15	import	132	
e	15	status	140	
-	3	109	3	location	+
e	8	environments.create	0	an environment
e	21	delete	1	
e	21	list	136	environments
e	21	read	125	an environment
e	21	update	4	
-	3	110	3	location	+
e	8	features.create	0	a feature
e	17	delete	1	
e	17	evaluate	141	
e	17	list	136	features
e	17	read	125	a feature
e	17	toggle	142	
e	17	update	4	
e	23	values	143	
-	3	111	3	location	+
e	8	originconfigs.list	136	origin configurations
e	22	update	4	an origin configuration
-	3	112	3	location	+
e	8	properties.create	0	a property
e	19	delete	1	
e	19	evaluate	141	
e	19	list	136	properties
e	19	read	125	a property
e	19	update	4	
e	25	values	143	
-	3	113	3	location	+
e	8	segments.create	0	a segment
e	17	delete	1	
e	17	list	136	segments
e	17	read	125	a segment
e	17	update	4	
-	3	114	3	location	+
e	9	napshots.create	0	a snapshot
e	18	delete	1	
e	18	list	136	snapshots
e	18	promote	144	a snapshot
e	18	read	125	
e	20	store	145	
e	18	update	4	
-	3	115	3	location	+
e	8	workflowconfigs.create	0	a workflow configuration
e	24	delete	1	
e	24	list	136	workflow configurations
e	24	update	4	a workflow configuration
-	4	116	4	location	?
e	0	audit-log.bare-metal-port-speed.update	4	the port speed of a bare metal server
e	25	.disable	2	a port of a bare metal server
e	26	enable	3	
e	20	.hard-reboot	146	a bare metal server
e	21	power-off	147	
e	28	n	148	
e	22	rovision	149	
e	21	reboot	150	
e	23	load	151	
e	23	name	152	
e	23	scue	153	
e	21	soft-reboot	154	
-	4	117	5	location	?
e	10	vsi-image-template.create	0	a virtual server image template
e	14	port-speed.update	4	the port speed of a virtual server
e	18	.disable	2	a port of a virtual server
e	19	enable	3	
e	14	security-group.add	155	a security group of a virtual server
e	29	remove	156	
e	13	.boot	157	a virtual server
e	14	force-power-off	158	
e	14	hard-reboot	146	
e	14	pause	159	
e	15	ower-off	147	
e	21	n	148	
e	15	rovision	149	
e	14	reboot	150	
e	16	claim	160	
e	16	load	151	
e	16	name	152	
e	16	scue	153	
e	14	soft-power-off	161	
e	19	reboot	154	
-	5	118	6	unknown	-
e	0	backup-recovery.agent-upgrade-task.update	4	an agent upgrade task
-	5	119	6	unknown	-
e	21	.download	162	an agent
e	22	upgrade	163	
-	5	120	6	unknown	-
e	16	data-source-connection.activate	164	a data source connection
e	39	create	0	
e	39	delete	1	
e	39	update	4	
-	5	121	6	unknown	-
e	35	or.delete	1	a data source connector
e	38	update	4	
-	5	122	6	unknown	?
e	16	instance.create	0	an instance
e	25	delete	1	
e	25	restore	145	
e	25	schedule_reclaim	165	
e	25	update	4	
-	5	123	6	unknown	?
e	16	key.create	0	a key
e	20	delete	1	
-	5	124	6	unknown	-
e	16	protection-group-run-action.update	4	a protection group run action
-	5	125	6	unknown	-
e	36	.create	0	a protection group run
e	37	update	4	
-	5	126	6	unknown	-
e	33	state.update	4	a protection group state
-	5	127	6	unknown	-
e	32	.create	0	a protection group
e	33	delete	1	
e	33	update	4	
-	5	128	6	unknown	-
e	27	policy.create	0	a protection policy
e	34	delete	1	
e	34	update	4	
-	5	129	6	unknown	-
e	27	source.deregister	166	a protection source
e	34	refresh	167	
e	36	gister	168	
e	34	update	4	
-	5	130	6	unknown	-
e	16	recover-task.cancel	169	a recover task
e	29	download	162	
e	29	restore	145	
-	6	131	7	global	?
e	0	billing.account.org.create	0	an organization of an account
-	6	132	7	global	?
e	16	subscription.create	0	the subscription of an account
-	7	133	8	global	?
e	0	cdn-powered-by-akamai.account.cancel	169	a CDN account
e	31	reate	0	
e	30	delete	1	
-	7	134	8	global	?
e	22	domain-mapping.create	0	a domain mapping
e	37	delete	1	
e	37	start	134	
e	40	tus	140	
e	39	op	170	
e	37	update	4	
-	7	135	8	global	?
e	22	geo.create	0	a geolocation rule
e	26	delete	1	
e	26	update	4	
-	7	136	8	global	?
e	22	hotlink.create	0	hotlink protection
e	30	delete	1	
e	30	update	4	
-	7	137	8	global	?
e	22	origin-path.create	0	an origin path
e	34	delete	1	
e	34	update	4	
-	7	138	8	global	?
e	22	purge.create	0	a content purge
e	28	save	171	
e	28	unsave	172	
-	7	139	8	global	?
e	22	token-auth.create	0	token authentication
e	33	delete	1	
e	33	update	4	
-	7	140	8	global	?
e	23	tl.create	0	time to live
e	26	delete	1	
e	26	update	4	
-	8	141	9	location	?
e	0	audit.service_instance.create	0	a service instance
e	23	delete	1	
e	23	update	4	
-	8	142	9	location	?
e	6	user.space_auditor_add	173	a user
e	25	remove	174	
e	17	developer_add	175	
e	27	remove	176	
e	17	manager_add	177	
e	25	remove	178	
-	9	143	10	location	-
e	0	cloud-object-storage.backup-recovery-range.create	0	a backup recovery range
e	43	list	136	backup recovery ranges
e	43	read	125	a backup recovery range
e	43	update	4	
e	30	store.create	0	a backup restore
e	36	list	136	backup restores
e	36	read	125	a backup restore
e	28	vault-configuration.read	125	a backup vault configuration
e	48	update	4	
e	22	ucket-backup-policy.create	0	a bucket backup policy
e	42	delete	1	
e	42	list	136	bucket backup policies
e	42	read	125	a bucket backup policy
e	21	resource-configuration.read	125	a resource configuration
e	44	update	4	
-	9	144	10	location	+
e	21	backup-restore.object-create	179	a backup restore
e	21	object-batch.delete	1	a batch of objects
e	28	copy.create	0	a copy of an object
e	33	read	125	
e	28	metadata.read	125	object metadata
e	28	restore.create	0	an object from the archive
e	36	read	125	
e	27	.create	0	an object
e	28	delete	1	
e	28	read	125	
e	27	s.delete	1	objects
-	9	145	10	global	-
e	21	backup-vault.create	0	a backup vault
e	34	delete	1	
e	34	list	136	backup vaults
e	22	ucket.create	0	a bucket
e	28	delete	1	
e	21	instance.list	136	instances
-	9	146	10	location	-
e	21	bucket-acl.create	0	a bucket ACL
e	32	read	125	
e	28	cors.create	0	bucket CORS
e	33	delete	1	
e	33	read	125	
e	29	rn.read	125	the CRN of a bucket
e	28	key-state.update	4	a bucket key state
e	28	lifecycle.create	0	the lifecycle of a bucket
e	38	delete	1	
e	38	read	125	
e	29	ocation.read	125	the location of a bucket
e	28	public-access-block.create	0	a public access block of a bucket
e	48	delete	1	
e	48	read	125	
e	28	retention.create	0	bucket retention
e	38	read	125	
-	9	147	10	location	+
e	28	metadata.read	125	bucket metadata
e	27	.list	136	buckets
-	9	148	10	location	+
e	27	-multipart.list	136	multipart uploads of a bucket
e	21	object-multipart.complete	180	a multipart upload of an object
e	39	reate	0	
e	38	delete	1	
e	38	list	136	multipart uploads of an object
e	38	start	134	a multipart upload of an object
-	9	149	11	location	?
e	21	bucket-object-lock.create	0	a bucket object lock
e	40	read	125	
e	21	object-object-lock-legal-hold.create	0	a legal hold on an object
e	51	read	125	
e	40	retention.create	0	the object lock retention of an object
e	50	read	125	
-	9	150	12	location	?
e	21	bucket-replication-failures.list	136	bucket replication failures
e	49	update	4	
e	39	.create	0	bucket replication
e	40	delete	1	
e	40	read	125	
e	21	object-replication.create	0	object replication
e	40	delete	1	
e	40	sync	181	
e	40	update	4	
-	9	151	10	location	+
e	21	bucket-versioning.create	0	bucket versioning
e	39	list	136	
e	39	read	125	
-	9	152	10	location	-
e	21	object-acl.create	0	an object ACL
e	32	read	125	
e	28	cors.read	125	object CORS
e	28	expire.read	125	the expiry of an object
e	28	retention-legal-hold.list	136	legal holds on an object
e	49	update	4	a legal hold on an object
e	37	.update	4	object retention
-	10	153	13	location	+
e	0	cloudantnosqldb.account-active-tasks.read	125	account active tasks
-	10	154	13	location	+
e	25	ll-dbs.read	125	account all databases
-	10	155	13	location	-
e	24	capacity-dbs.read	125	account capacity databases
-	10	156	13	location	-
e	25	urrent-dbs.read	125	account current databases
-	10	157	13	location	+
e	24	dbs-info.read	125	account databases information
-	10	158	13	location	+
e	24	search-analyze.execute	121	a search analysis
-	10	159	13	location	-
e	25	tatus.configure	182	an account status
e	31	read	125	
-	10	160	13	location	+
e	24	uuids.read	125	account UUIDs
-	10	161	13	location	-
e	18	tivity-tracker-event-types.read	125	activity tracker event types
e	45	write	183	
-	10	162	13	location	+
e	17	ny-document.read	125	any document
-	10	163	13	location	-
e	16	capacity-throughput.read	125	capacity throughput
e	36	write	183	
-	10	164	13	location	-
e	17	sp.capture	184	CSP
-	10	165	13	location	+
e	17	urrent-throughput.read	125	current throughput
-	10	166	13	location	+
e	16	data-document.write	183	a data document
-	10	167	13	location	+
e	20	base-ensure-full-commit.execute	121	a full commit of a database
-	10	168	13	location	+
e	25	info.read	125	database information
-	10	169	13	location	-
e	25	security.read	125	database security
e	34	write	183	
-	10	170	13	location	-
e	24	.create	0	a database
e	25	delete	1	
-	10	171	13	location	-
e	17	esign-document.write	183	a design document
-	10	172	13	location	+
e	16	iam-session.delete	1	an IAM session
e	28	read	125	
e	28	write	183	
-	10	173	13	location	-
e	17	bm-cloud-account-status.configure	182	an IBM cloud account status
e	41	read	125	
-	10	174	13	location	+
e	19	id-login.authenticate	126	a login with an IBMid
e	28	receive	185	
e	28	start	134	
-	10	175	13	location	-
e	16	legacy-credentials.revoke	130	legacy credentials
-	10	176	13	location	-
e	23	root-credential.revoke	130	a legacy root credential
-	10	177	13	location	+
e	17	ocal-document.write	183	a local document
-	10	178	13	location	-
e	16	replication.read	125	replication
e	28	write	183	
-	10	179	13	location	+
e	24	or-database-info.read	125	replicator database information
-	10	180	13	location	-
e	35	.create	0	a replicator database
e	36	delete	1	
-	10	181	13	location	+
e	27	local-document.write	183	a replicator local document
-	10	182	13	location	-
e	16	sapi.apikeys	186	the support API
e	21	db-security	187	
e	21	usercors	188	
e	25	plan	189	
-	10	182	13	location	+
e	21	lastactivity	190	
e	21	supportattachments	191	
e	28	tickets	192	
e	21	usage-data-volume	193	
e	23	erccmdiagnostics	194	
e	25	info	195	
-	10	183	13	location	+
e	17	ession.delete	1	a session
e	24	read	125	
e	24	write	183	
-	10	184	13	location	+
e	16	users-database-info.read	125	users database information
-	10	185	13	location	-
e	30	.create	0	a users database
e	31	delete	1	
-	10	186	13	location	+
e	23	esign-document.write	183	a users design document
-	10	187	13	location	+
e	22	local-document.write	183	a users local document
-	10	102	13	location	+
e	21	.read	125	users
-	10	102	13	location	-
e	22	write	183	
-	10	188	13	location	-
e	16	volumes.update	4	volumes
-	11	189	14	unknown	?
e	0	cloudcerts.certificate-metadata.read	125	certificate metadata
e	32	update	4	
e	23	order-autorenew.set-off	129	certificate order autorenew
e	44	n	196	
e	22	.delete	1	a certificate
e	24	ownload	162	
e	23	import	132	
e	24	ssued	197	
e	23	order	198	
e	23	reimport	199	
e	25	new	127	
e	22	s-metadata.search	200	certificates metadata
e	23	.read	125	a certificate
e	24	search	200	
-	11	190	14	unknown	?
e	11	notification-channel.create	0	a notification channel
e	32	delete	1	
e	32	set-off	129	
e	37	n	196	
e	32	test	201	
e	32	update	4	
e	31	s-publickey.read	125	a notification channels public key
e	32	.list	136	notification channels
e	23	.send	133	a notification
-	12	191	15	location	?
e	0	cloudshell.account-settings.update	4	account settings
-	12	192	15	location	?
e	11	server.configure	182	a Cloud Shell server
e	19	reate	0	
e	18	delete	1	
-	13	60	16	location	?
e	0	codeengine.application.create	0	an application
e	23	delete	1	
e	23	list	136	applications
e	23	read	125	an application
e	23	update	4	
-	13	193	16	location	?
e	11	build.create	0	a build
e	17	delete	1	
e	17	list	136	builds
e	17	read	125	a build
e	17	update	4	
e	16	run.create	0	a build run
e	20	delete	1	
e	20	list	136	build runs
e	20	read	125	a build run
-	13	194	16	location	?
e	11	configmap.create	0	a config map
e	21	delete	1	
e	21	list	136	config maps
e	21	read	125	a config map
e	21	update	4	
-	13	195	16	location	?
e	11	deployments.list	136	deployments
e	23	read	125	
-	13	196	16	location	?
e	11	events.list	136	events
e	18	read	125	
-	13	197	16	location	?
e	11	job.create	0	a job
e	15	delete	1	
e	15	list	136	jobs
e	15	read	125	a job
e	15	update	4	
e	14	run.create	0	a job run
e	18	delete	1	
e	18	list	136	job runs
e	18	read	125	a job run
-	13	198	16	location	?
e	11	limitranges.list	136	limit ranges
e	23	read	125	
-	13	199	16	location	?
e	11	pods.create	0	pods
e	16	delete	1	
e	16	list	136	
e	16	read	125	
e	16	update	4	
-	13	200	16	location	?
e	12	roject.create	0	a project
e	19	delete	1	
e	19	read	125	
e	19	update	4	
e	18	config.read	125	a project configuration
-	13	201	16	location	?
e	11	resourcequotas.list	136	resource quotas
e	26	read	125	
-	13	202	16	location	?
e	11	secret.create	0	a secret
e	18	delete	1	
e	18	list	136	secrets
e	18	read	125	a secret
e	18	update	4	
-	13	203	16	location	?
e	13	rviceaccounts.list	136	service accounts
e	27	read	125	
-	13	204	16	location	?
e	18	bindings.create	0	service bindings
e	27	delete	1	
e	27	list	136	
e	27	read	125	
e	27	update	4	
-	13	205	16	location	?
e	12	ubscription.create	0	a subscription
e	24	delete	1	
e	24	list	136	subscriptions
e	24	read	125	a subscription
e	24	update	4	
-	14	206	17	unknown	?
e	0	compare-comply.batch.create	0	a batch
e	21	delete	1	
e	21	read	125	
e	21	update	4	
-	14	207	17	unknown	?
e	15	comparison.create	0	a comparison
-	14	208	17	unknown	?
e	15	element-classification.create	0	element classification
-	14	209	17	unknown	?
e	16	valuation.read	125	an evaluation
-	14	210	17	unknown	?
e	15	feedback.create	0	feedback
e	24	delete	1	
e	24	read	125	
e	24	update	4	
-	14	211	17	unknown	?
e	15	html-conversion.create	0	an HTML conversion
-	14	212	17	unknown	?
e	15	tables.create	0	tables
-	15	213	18	location	?
e	0	compliance.admin-settings.list	136	admin settings
e	26	update	4	
-	15	214	18	location	?
e	17	test-event.send	133	an admin test event
-	15	215	18	location	?
e	11	configuration-governance-rules.create	0	configuration governance rules
e	42	delete	1	
e	42	list	136	
e	42	read	125	
e	42	update	4	
-	15	216	18	location	?
e	11	posture-management-control-libraries.create	0	posture management control libraries
e	48	delete	1	
e	48	list	136	
e	48	read	125	
e	48	update	4	
-	15	217	18	location	?
e	30	profiles-attachments-parameters.create	0	posture management profiles attachments parameters
e	62	list	136	
e	62	read	125	
e	62	update	4	
-	15	218	18	location	?
e	50	.create	0	posture management profiles attachments
e	51	delete	1	
e	51	list	136	
e	51	read	125	
e	51	update	4	
-	15	219	18	location	?
e	38	.create	0	posture management profiles
e	39	delete	1	
e	39	list	136	
e	39	read	125	
e	39	update	4	
-	15	220	18	location	?
e	30	reports.create	0	posture management reports
e	38	delete	1	
e	38	list	136	
e	38	read	125	
-	15	221	18	location	?
e	30	scans.create	0	posture management scans
-	15	222	18	location	?
e	29	.integrations-create	202	posture management
e	43	delete	203	
e	43	read	204	
e	43	update	205	
-	16	223	19	location	-
e	0	container-registry.account-vulnerability-report.list	136	account vulnerability reports
e	41	status.list	136	account vulnerability statuses
e	19	exemption.create	0	an exemption
e	29	delete	1	
e	19	image-vulnerability-report.read	125	an image vulnerability report
e	39	status.read	125	an image vulnerability status
-	16	191	19	location	?
e	19	auth.get	131	an authentication
e	24	set	206	
e	19	plan.get	131	a plan
e	24	set	206	
e	19	quota.get	131	a quota
e	25	set	206	
e	19	settings.get	131	settings
e	28	set	206	
-	16	224	19	location	+
e	19	image.bulkdelete	135	images
e	25	delete	1	an image
e	25	pull	207	
e	27	sh	208	
e	19	signature.delete	1	a signature
e	29	read	125	
e	29	write	183	
-	16	224	19	location	-
e	19	image.inspect	209	an image
e	25	list	136	images
e	25	tag	210	an image
e	25	untag	211	
e	19	manifest.inspect	209	a manifest
e	19	retention.analyze	212	retention
e	29	list	136	
e	29	set	206	
e	19	trash.list	136	images in the trash
e	25	restore	145	an image in the trash
-	16	225	19	location	-
e	19	namespace.create	0	a namespace
e	29	delete	1	
e	29	list	136	namespaces
-	16	225	20	location	?
e	29	update	4	a namespace
-	16	226	20	location	?
e	19	retention.get	131	retention
-	17	227	21	location	?
e	0	containers-kubernetes.account-api-key.reset	36	an account API key
e	30	customer-root-key.list	136	account customer root keys
e	30	datacenter-vlan.list	136	account datacenter VLANs
e	30	infra-credential.delete	1	an account infrastructure credential
e	47	get	131	
e	47	set	206	
e	36	permission.get	131	an account infrastructure permission
e	30	key-management-service-instance.list	136	account key management service instances
e	30	quota.get	131	an account quota
e	30	reservation-contract.add	155	an account reservation contract
e	51	list	136	account reservation contracts
e	30	subnet-vlan-spanning.get	131	the VLAN spanning of an account
e	36	.list	136	account subnets
e	30	user-config.get	131	an account user configuration
e	30	vpc.get	131	an account VPC
e	34	list	136	account VPCs
e	30	worker-reservation.create	0	an account worker reservation
e	49	get	131	
e	49	list	136	account worker reservations
-	17	228	21	location	?
e	23	lb-image.list	136	ALB images
e	22	cluster-alb-healthcheck.get	131	a cluster ALB health check
e	46	set	206	
e	34	migration-status.get	131	a cluster ALB migration status
e	43	.cleanup	213	a cluster ALB migration
e	44	start	134	
e	34	policy.get	131	a cluster ALB policy
e	41	update	4	
e	33	.create	0	a cluster ALB
e	34	delete	1	
e	34	enable	3	
e	34	get	131	
e	34	list	136	cluster ALBs
e	34	update	4	a cluster ALB
e	30	ignored-ingress-status-errors.add	155	cluster ignored ingress status errors
e	60	remove	156	
e	31	ngress-instance.create	0	a cluster ingress instance
e	47	delete	1	
e	47	get	131	
e	47	list	136	cluster ingress instances
e	47	update	4	a cluster ingress instance
e	38	status-state.set	206	a cluster ingress status state
e	44	.get	131	a cluster ingress status
-	17	229	21	location	?
e	30	addon-dashboard.start	134	a cluster add-on dashboard
e	36	terminal.start	134	the terminal of a cluster add-on	
e	35	.disable	2	a cluster add-on
e	36	enable	3	
e	36	list	136	cluster add-ons
e	36	update	4	a cluster add-on
-	17	229	22	location	?
e	35	-debugtool-dashboard.start	134	a cluster add-on debug tool dashboard
-	17	229	23	location	?
e	36	istio-grafana-dashboard.start	134	a cluster add-on Istio Grafana dashboard
e	42	jaeger-dashboard.start	134	a cluster add-on Istio Jaeger dashboard
e	42	kiali-dashboard.start	134	a cluster add-on Istio Kiali dashboard
-	17	230	21	location	?
e	31	pikey-owner.get	131	the owner of a cluster's API key
e	31	udit-webhook.delete	1	the audit webhook of a cluster
e	44	get	131	
e	44	update	4	
e	30	ca-certificate.create	0	a cluster CA certificate
e	45	get	131	
e	45	rotate	214	
e	30	key-state.update	4	a cluster key state
e	31	ms.enable	3	the KMS of a cluster
e	30	master.changed	215	the master of a cluster
e	37	refresh	167	
e	37	update	4	
e	30	private-service-endpoint.disable	2	a cluster private service endpoint
e	55	enable	3	
e	31	ublic-service-endpoint.disable	2	a cluster public service endpoint
e	54	enable	3	
e	32	ll-secret.enable	3	a cluster pull secret
e	30	rbac.apply	216	RBAC of a cluster
e	35	status	140	
e	35	update	4	
e	30	service.bind	5	a cluster service
e	38	list	136	cluster services
e	38	unbind	6	a cluster service
e	31	sl-certificate.update	4	a cluster SSL certificate
e	31	ubnet.add	155	a cluster subnet
e	37	create	0	
e	37	detach	217	
e	37	list	136	cluster subnets
e	30	user-subnet.add	155	a cluster user subnet	
e	42	list	136	cluster user subnets	
e	30	webhook.create	0	a cluster webhook
e	38	list	136	cluster webhooks
e	29	.config	182	a cluster
e	31	reate	0	
e	36	-handler	218	
e	30	delete	1	
e	30	get	131	
e	30	list	136	clusters
e	30	user-subnet.detach	217	a cluster user subnet	
e	22	image-security.disable	2	image security
e	37	enable	3	
e	22	version.update	4	a version
-	17	231	21	location	?
e	22	cluster-ingress-secret-field.add	155	a cluster ingress secret field
e	51	remove	156	
e	44	.create	0	a cluster ingress secret
e	45	delete	1	
e	45	get	131	
e	45	list	136	cluster ingress secrets
e	45	update	4	a cluster ingress secret
-	17	231	23	location	?
e	45	notify	219	
-	17	232	21	location	?
e	30	lb-hostname.delete	1	the load balancer host name of a cluster
e	42	update	4	
e	30	nlb-dns-monitor-status.list	136	cluster NLB DNS monitor statuses
e	45	.create	0	a cluster NLB DNS monitor
e	46	get	131	
e	46	list	136	cluster NLB DNS monitors
e	46	update	4	a cluster NLB DNS monitor
e	37	.create	0	cluster NLB DNS
e	38	list	136	
e	38	update	4	
-	17	233	21	location	?
e	30	logging-autoupdate.changed	215	cluster logging autoupdate
e	49	get	131	
e	38	config.create	0	a cluster logging configuration
e	45	delete	1	
e	45	get	131	
e	45	refresh	167	
e	45	update	4	
e	38	filter.create	0	a cluster logging filter
e	45	delete	1	
e	45	get	131	
-	17	230	23	location	?
e	30	masterlogs.retrieve	220	master logs of a cluster
e	41	status	140	
-	17	234	21	location	?
e	30	worker-pool-autoscale.disable	2	cluster worker pool autoscale
e	52	enable	3	
e	42	label.set	206	a cluster worker pool label
e	42	taint.set	206	a cluster worker pool taint
e	42	zone-network.add	155	a cluster worker pool zone network
e	47	worker.list	136	cluster worker pool zone workers
e	46	.create	0	a cluster worker pool zone
e	47	delete	1	
e	47	get	131	
e	47	list	136	cluster worker pool zones
e	47	resize	221	a cluster worker pool zone
e	41	.create	0	a cluster worker pool
e	42	delete	1	
e	42	get	131	
e	42	list	136	cluster worker pools
e	42	rebalance	222	a cluster worker pool
e	44	size	221	
e	36	.add	155	a cluster worker	
e	37	list	136	cluster workers
e	22	worker.delete	1	a worker
e	29	get	131	
e	29	reboot	150	
e	31	load	151	
e	31	place	223	
e	29	update	4	
-	17	235	21	location	?
e	22	network.acl.delete	1	a private service endpoint allowlist	
e	34	get	131		
e	34	update	4		
-	17	236	21	location	?
e	22	observe-logging.create	0	a logging configuration
e	38	get	131	
e	38	list	136	logging configurations
e	38	modify	224	a logging configuration
e	38	remove	156	
e	30	monitoring.create	0	a monitoring configuration
e	41	get	131	
e	41	list	136	monitoring configurations
e	41	modify	224	a monitoring configuration
e	41	remove	156	
-	17	237	21	location	?
e	22	storage-attachment.create	0	a storage attachment
e	41	delete	1	
e	41	list	136	storage attachments
e	41	read	125	a storage attachment
e	30	odf.install	225	ODF storage
e	34	uninstall	226	
e	30	volume.delete	1	a storage volume
e	37	list	136	storage volumes
e	37	read	125	a storage volume
e	37	update	4	
-	18	238	24	location	+
e	0	continuous-delivery.auth-user.create	0	an authentication user
e	30	delete	1	
e	30	read	125	
e	20	consolidated-auth-users.list	136	consolidated authentication users
-	18	122	24	location	?
e	20	instance.create	0	an instance
e	29	delete	1	
e	29	restore	145	
e	29	schedule_reclaim	165	
e	29	update	4	
-	18	123	24	location	?
e	20	key.create	0	a key
e	24	delete	1	
-	18	238	24	location	-
e	20	settings.read	125	settings
e	29	update	4	
-	19	239	25	location	?
e	0	conversation.action.create	0	an action
e	20	delete	1	
e	20	update	4	
-	19	240	25	location	?
e	19	_handler.create	0	an action handler
e	28	delete	1	
e	28	update	4	
-	19	241	25	location	?
e	20	variable.create	0	an action variable
e	29	delete	1	
e	29	update	4	
-	19	242	25	location	?
e	19	s.copy	227	actions
-	19	243	25	location	?
e	14	ssistant.create	0	an assistant
e	23	delete	1	
e	23	update	4	
-	19	244	25	location	?
e	13	catalog_integration.create	0	a catalog integration
e	33	delete	1	
e	33	update	4	
-	19	245	25	location	?
e	14	ounterexample.create	0	a counterexample
e	28	delete	1	
e	28	update	4	
-	19	246	25	location	?
e	13	data.delete	1	data
e	18	update	4	
-	19	247	25	location	?
e	17	_type.create	0	a data type
e	23	delete	1	
e	23	update	4	
-	19	248	25	location	?
e	13	entity.create	0	an entity
e	20	delete	1	
e	20	update	4	
-	19	249	25	location	?
e	15	vironment.create	0	an environment
e	25	delete	1	
e	25	updates	4	
-	19	250	25	location	?
e	14	xample.create	0	an example
e	21	delete	1	
e	21	update	4	
-	19	251	25	location	?
e	13	integration_defintion.create	0	an integration definition
e	35	delete	1	
e	35	update	4	
-	19	252	25	location	?
e	17	nt.create	0	an intent
e	20	delete	1	
e	20	update	4	
-	19	253	25	location	?
e	13	log.create	0	a log
-	19	254	25	location	?
e	13	node.create	0	a node
e	18	delete	1	
e	18	update	4	
-	19	255	25	location	?
e	15	tifier.create	0	a notifier
e	22	delete	1	
e	22	update	4	
-	19	256	25	location	?
e	13	processor.create	0	a processor
e	23	delete	1	
e	23	update	4	
-	19	257	26	location	?
e	13	recommendationfile.create	0	a recommendation file
e	32	delete	1	
-	19	258	26	location	?
e	27	sources.update	4	recommendation sources
-	19	259	25	location	?
e	15	lease.create	0	a release
e	21	delete	1	
e	23	ploy	228	
-	19	260	26	location	?
e	13	seedlog.create	0	a seed log
e	21	delete	1	
-	19	261	25	location	?
e	14	kill.create	0	a skill
e	19	delete	1	
e	19	update	4	
-	19	262	25	location	?
e	18	_reference.create	0	a skill reference
e	29	delete	1	
e	29	update	4	
-	19	263	25	location	?
e	19	variable.create	0	a skill variable
e	28	delete	1	
e	28	update	4	
-	19	264	25	location	?
e	18	s.export	139	skills
e	20	import	132	
-	19	265	25	location	?
e	14	napshot.create	0	a snapshot
e	22	delete	1	
e	22	update	4	
-	19	266	25	location	?
e	14	tep.create	0	a step
e	18	delete	1	
e	18	update	4	
-	19	267	25	location	?
e	17	_handler.create	0	a step handler
e	26	delete	1	
e	26	update	4	
-	19	268	25	location	?
e	14	ynonym.create	0	a synonym
e	21	delete	1	
e	21	update	4	
-	19	269	25	location	?
e	13	userdata.delete	1	user data
-	19	270	25	location	?
e	13	value.create	0	a value
e	19	delete	1	
e	19	update	4	
-	19	271	25	location	?
e	13	workspace.create	0	a workspace
e	23	delete	1	
e	23	update	4	
-	20	272	27	location	?
e	0	dashdb-for-transactions.backup-scheduled.create	0	a backup scheduled
-	20	273	27	location	?
e	30	.create	0	a backup
e	31	restore	145	
-	20	274	27	location	?
e	24	database-connection.list	136	database connections
e	44	stop	170	a database connection
-	20	275	27	location	?
e	24	privilege.revoke	130	a privilege
e	34	update	4	
-	20	276	27	location	?
e	24	resources.scale	229	resources
-	20	277	27	location	?
e	27	tore.start	134	a restore
-	20	278	27	location	?
e	24	schema.create	0	a schema
-	20	279	27	location	?
e	25	erviceendpoints.update	4	service endpoints
-	20	99	27	location	?
e	24	user-password.update	4	a user password
-	20	52	27	location	?
e	28	.create	0	a user
e	29	delete	1	
-	20	280	27	location	?
e	24	whitelisted-ips-list.update	4	an allowed IPs list
-	21	272	28	global	?
e	0	dashdb.backup-scheduled.create	0	a backup scheduled
-	21	273	28	global	?
e	13	.create	0	a backup
e	14	restore	145	
-	21	274	28	global	?
e	7	database-connection.list	136	database connections
e	27	stop	170	a database connection
-	21	122	29	global	?
e	7	instance.create	0	an instance
e	16	delete	1	
e	16	restore	145	
e	16	schedule_reclaim	165	
e	16	update	4	
-	21	281	28	global	?
e	7	lock.disable	2	a lock
e	12	enable	3	
-	21	41	28	global	?
e	7	policy.delete	1	a policy
e	14	list	136	policies
e	14	update	4	a policy
-	21	275	28	global	?
e	8	rivilege.revoke	130	a privilege
e	17	update	4	
-	21	277	28	global	?
e	7	restore.start	134	a restore
-	21	278	28	global	?
e	7	schema.create	0	a schema
-	21	282	28	global	?
e	7	table.delete	1	a table
-	21	283	28	global	?
e	8	oken.create	0	a token
e	13	delete	1	
-	21	99	28	global	?
e	7	user-password.update	4	a user password
-	21	52	28	global	?
e	11	.create	0	a user
e	12	delete	1	
-	22	284	30	location	?
e	0	data-virtualization.CIDs-for-virtual-table.list	136	the CIDs for a virtual table
-	22	285	30	location	?
e	21	OS-connection-status.get	131	an Object Storage connection status
-	22	286	30	location	?
e	20	RCAC-on-catalog-tables.update	4	RCAC on catalog tables
-	22	287	30	location	?
e	20	ccid.update	4	a CCID
-	22	288	30	location	?
e	21	onfig-data.restore	145	configuration data
-	22	289	30	location	?
e	27	properties10.update	4	configuration properties
-	22	290	30	location	?
e	35	y.update	4	a configuration property
-	22	108	30	location	?
e	26	.delete	1	a configuration
e	27	update	4	
-	22	291	30	location	?
e	23	nector-config-hash.create	0	a connector configuration hash
-	22	292	30	location	?
e	23	stellation.create	0	a constellation
-	22	120	30	location	?
e	20	data-source-connection.create	0	a data source connection
e	43	delete	1	
-	22	293	30	location	?
e	21	ecrypted-config.get	131	a decrypted configuration
-	22	294	30	location	?
e	20	encrypted-config.update	4	an encrypted configuration
-	22	295	30	location	?
e	21	xecution-info.get	131	execution information
-	22	296	30	location	?
e	20	jdbc-url.get	131	a JDBC URL
-	22	297	30	location	?
e	20	log-level.update	4	a log level
-	22	298	30	location	?
e	23	ged-queries.get	131	logged queries
-	22	299	30	location	?
e	23	s-with-marker.backup	230	logs with a marker
-	22	300	30	location	?
e	20	object-store-connection.create	0	an object store connection
e	44	delete	1	
-	22	301	30	location	?
e	20	performance-metrics.get	131	performance metrics
-	22	302	30	location	?
e	20	query-stats-cache.backup	230	a query stats cache
-	22	303	30	location	?
e	20	remote-gaian-node.update	4	a remote gaian node
-	22	304	30	location	?
e	20	table-statistics.create	0	table statistics
-	22	282	30	location	?
e	25	.delete	1	a table
-	22	305	30	location	?
e	20	virtual-object-store.create	0	a virtual object store
-	22	306	30	location	?
e	27	izeNativeQuery.create	0	the virtualization of a native query
-	22	307	30	location	?
e	30	d-file.create	0	a virtualized file
-	22	308	30	location	?
e	32	table.create	0	a virtualized table
-	23	309	31	location	?
e	0	databases-for-elasticsearch.autoscaling.update	4	autoscaling	databases-for-elasticsearch.deployment-group-autoscaling.update
e	28	deployment-group-autoscaling.update	4	deployment group autoscaling
-	23	310	31	location	?
e	28	backup-ondemand.create	0	a backup ondemand	databases-for-elasticsearch.deployment-backup.create
e	28	deployment-backup.create	0	a deployment backup
-	23	311	31	location	?
e	28	backup-scheduled.create	0	a backup scheduled	databases-for-elasticsearch.deployment-backup-scheduled.create
e	28	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	23	312	31	location	?
e	39	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	28	whitelisted-ips-list.update	4	an allowed IPs list	databases-for-elasticsearch.deployment-allowlist-ip-addresses.update
-	23	313	31	location	?
e	28	deployment-group.update	4	a deployment group
e	28	resources.scale	229	resources	databases-for-elasticsearch.deployment-group.update
-	23	314	31	location	?
e	28	deployment-user.create	0	a deployment user
e	44	delete	1	
e	44	update	4	
e	28	user-password.update	4	a user password	databases-for-elasticsearch.deployment-user.update
e	32	.create	0	a user	databases-for-elasticsearch.deployment-user.create
e	33	delete	1		databases-for-elasticsearch.deployment-user.delete
-	23	315	31	location	?
e	28	deployment-version.update	4	a deployment version
e	28	version.update	4	a version	databases-for-elasticsearch.deployment-version.update
-	23	316	31	location	?
e	28	deployment-volumes.update	4	deployment volumes
e	28	volumes.update	4	volumes	databases-for-elasticsearch.deployment-volumes.update
-	23	317	31	location	?
e	28	deployment.update	4	a deployment
e	28	serviceendpoints.update	4	service endpoints	databases-for-elasticsearch.deployment.update
-	24	309	31	location	?
e	0	databases-for-enterprisedb.autoscaling.update	4	autoscaling	databases-for-enterprisedb.deployment-group-autoscaling.update
e	27	deployment-group-autoscaling.update	4	deployment group autoscaling
-	24	310	31	location	?
e	27	backup-ondemand.create	0	a backup ondemand	databases-for-enterprisedb.deployment-backup.create
e	27	deployment-backup.create	0	a deployment backup
-	24	311	31	location	?
e	27	backup-scheduled.create	0	a backup scheduled	databases-for-enterprisedb.deployment-backup-scheduled.create
e	27	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	24	312	31	location	?
e	38	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	27	whitelisted-ips-list.update	4	an allowed IPs list	databases-for-enterprisedb.deployment-allowlist-ip-addresses.update
-	24	313	31	location	?
e	27	deployment-group.update	4	a deployment group
e	27	resources.scale	229	resources	databases-for-enterprisedb.deployment-group.update
-	24	314	31	location	?
e	27	deployment-user.create	0	a deployment user
e	43	delete	1	
e	43	update	4	
e	27	user-password.update	4	a user password	databases-for-enterprisedb.deployment-user.update
e	31	.create	0	a user	databases-for-enterprisedb.deployment-user.create
e	32	delete	1		databases-for-enterprisedb.deployment-user.delete
-	24	315	31	location	?
e	27	deployment-version.update	4	a deployment version
e	27	version.update	4	a version	databases-for-enterprisedb.deployment-version.update
-	24	316	31	location	?
e	27	deployment-volumes.update	4	deployment volumes
e	27	volumes.update	4	volumes	databases-for-enterprisedb.deployment-volumes.update
-	24	317	31	location	?
e	27	deployment.update	4	a deployment
e	27	serviceendpoints.update	4	service endpoints	databases-for-enterprisedb.deployment.update
-	25	309	31	location	?
e	0	databases-for-etcd.autoscaling.update	4	autoscaling	databases-for-etcd.deployment-group-autoscaling.update
e	19	deployment-group-autoscaling.update	4	deployment group autoscaling
-	25	310	31	location	?
e	19	backup-ondemand.create	0	a backup ondemand	databases-for-etcd.deployment-backup.create
e	19	deployment-backup.create	0	a deployment backup
-	25	311	31	location	?
e	19	backup-scheduled.create	0	a backup scheduled	databases-for-etcd.deployment-backup-scheduled.create
e	19	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	25	312	31	location	?
e	30	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	19	whitelisted-ips-list.update	4	an allowed IPs list	databases-for-etcd.deployment-allowlist-ip-addresses.update
-	25	313	31	location	?
e	19	deployment-group.update	4	a deployment group
e	19	resources.scale	229	resources	databases-for-etcd.deployment-group.update
-	25	314	31	location	?
e	19	deployment-user.create	0	a deployment user
e	35	delete	1	
e	35	update	4	
e	19	user-password.update	4	a user password	databases-for-etcd.deployment-user.update
e	23	.create	0	a user	databases-for-etcd.deployment-user.create
e	24	delete	1		databases-for-etcd.deployment-user.delete
-	25	315	31	location	?
e	19	deployment-version.update	4	a deployment version
e	19	version.update	4	a version	databases-for-etcd.deployment-version.update
-	25	316	31	location	?
e	19	deployment-volumes.update	4	deployment volumes
e	19	volumes.update	4	volumes	databases-for-etcd.deployment-volumes.update
-	25	317	31	location	?
e	19	deployment.update	4	a deployment
e	19	serviceendpoints.update	4	service endpoints	databases-for-etcd.deployment.update
-	26	309	31	location	?
e	0	databases-for-mongodb.autoscaling.update	4	autoscaling	databases-for-mongodb.deployment-group-autoscaling.update
e	22	deployment-group-autoscaling.update	4	deployment group autoscaling
-	26	310	31	location	?
e	22	backup-ondemand.create	0	a backup ondemand	databases-for-mongodb.deployment-backup.create
e	22	deployment-backup.create	0	a deployment backup
-	26	311	31	location	?
e	22	backup-scheduled.create	0	a backup scheduled	databases-for-mongodb.deployment-backup-scheduled.create
e	22	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	26	312	31	location	?
e	33	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	22	whitelisted-ips-list.update	4	an allowed IPs list	databases-for-mongodb.deployment-allowlist-ip-addresses.update
-	26	313	31	location	?
e	22	deployment-group.update	4	a deployment group
e	22	resources.scale	229	resources	databases-for-mongodb.deployment-group.update
-	26	314	31	location	?
e	22	deployment-user.create	0	a deployment user
e	38	delete	1	
e	38	update	4	
e	22	user-password.update	4	a user password	databases-for-mongodb.deployment-user.update
e	26	.create	0	a user	databases-for-mongodb.deployment-user.create
e	27	delete	1		databases-for-mongodb.deployment-user.delete
-	26	315	31	location	?
e	22	deployment-version.update	4	a deployment version
e	22	version.update	4	a version	databases-for-mongodb.deployment-version.update
-	26	316	31	location	?
e	22	deployment-volumes.update	4	deployment volumes
e	22	volumes.update	4	volumes	databases-for-mongodb.deployment-volumes.update
-	26	317	31	location	?
e	22	deployment.update	4	a deployment
e	22	serviceendpoints.update	4	service endpoints	databases-for-mongodb.deployment.update
-	27	309	31	location	?
e	0	databases-for-mysql.autoscaling.update	4	autoscaling	databases-for-mysql.deployment-group-autoscaling.update
e	20	deployment-group-autoscaling.update	4	deployment group autoscaling
-	27	310	31	location	?
e	20	backup-ondemand.create	0	a backup ondemand	databases-for-mysql.deployment-backup.create
e	20	deployment-backup.create	0	a deployment backup
-	27	311	31	location	?
e	20	backup-scheduled.create	0	a backup scheduled	databases-for-mysql.deployment-backup-scheduled.create
e	20	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	27	312	31	location	?
e	31	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	20	whitelisted-ips-list.update	4	an allowed IPs list	databases-for-mysql.deployment-allowlist-ip-addresses.update
-	27	313	31	location	?
e	20	deployment-group.update	4	a deployment group
e	20	resources.scale	229	resources	databases-for-mysql.deployment-group.update
-	27	314	31	location	?
e	20	deployment-user.create	0	a deployment user
e	36	delete	1	
e	36	update	4	
e	20	user-password.update	4	a user password	databases-for-mysql.deployment-user.update
e	24	.create	0	a user	databases-for-mysql.deployment-user.create
e	25	delete	1		databases-for-mysql.deployment-user.delete
-	27	315	31	location	?
e	20	deployment-version.update	4	a deployment version
e	20	version.update	4	a version	databases-for-mysql.deployment-version.update
-	27	316	31	location	?
e	20	deployment-volumes.update	4	deployment volumes
e	20	volumes.update	4	volumes	databases-for-mysql.deployment-volumes.update
-	27	317	31	location	?
e	20	deployment.update	4	a deployment
e	20	serviceendpoints.update	4	service endpoints	databases-for-mysql.deployment.update
-	28	309	31	location	?
e	0	databases-for-postgresql.autoscaling.update	4	autoscaling	databases-for-postgresql.deployment-group-autoscaling.update
e	25	deployment-group-autoscaling.update	4	deployment group autoscaling
-	28	310	31	location	?
e	25	backup-ondemand.create	0	a backup ondemand	databases-for-postgresql.deployment-backup.create
e	25	deployment-backup.create	0	a deployment backup
-	28	311	31	location	?
e	25	backup-scheduled.create	0	a backup scheduled	databases-for-postgresql.deployment-backup-scheduled.create
e	25	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	28	312	31	location	?
e	36	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	25	whitelisted-ips-list.update	4	an allowed IPs list	databases-for-postgresql.deployment-allowlist-ip-addresses.update
-	28	313	31	location	?
e	25	deployment-group.update	4	a deployment group
e	25	resources.scale	229	resources	databases-for-postgresql.deployment-group.update
-	28	314	31	location	?
e	25	deployment-user.create	0	a deployment user
e	41	delete	1	
e	41	update	4	
e	25	user-password.update	4	a user password	databases-for-postgresql.deployment-user.update
e	29	.create	0	a user	databases-for-postgresql.deployment-user.create
e	30	delete	1		databases-for-postgresql.deployment-user.delete
-	28	315	31	location	?
e	25	deployment-version.update	4	a deployment version
e	25	version.update	4	a version	databases-for-postgresql.deployment-version.update
-	28	316	31	location	?
e	25	deployment-volumes.update	4	deployment volumes
e	25	volumes.update	4	volumes	databases-for-postgresql.deployment-volumes.update
-	28	317	31	location	?
e	25	deployment.update	4	a deployment
e	25	serviceendpoints.update	4	service endpoints	databases-for-postgresql.deployment.update
-	29	309	31	location	?
e	0	databases-for-redis.autoscaling.update	4	autoscaling	databases-for-redis.deployment-group-autoscaling.update
e	20	deployment-group-autoscaling.update	4	deployment group autoscaling
-	29	310	31	location	?
e	20	backup-ondemand.create	0	a backup ondemand	databases-for-redis.deployment-backup.create
e	20	deployment-backup.create	0	a deployment backup
-	29	311	31	location	?
e	20	backup-scheduled.create	0	a backup scheduled	databases-for-redis.deployment-backup-scheduled.create
e	20	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	29	312	31	location	?
e	31	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	20	whitelisted-ips-list.update	4	an allowed IPs list	databases-for-redis.deployment-allowlist-ip-addresses.update
-	29	313	31	location	?
e	20	deployment-group.update	4	a deployment group
e	20	resources.scale	229	resources	databases-for-redis.deployment-group.update
-	29	314	31	location	?
e	20	deployment-user.create	0	a deployment user
e	36	delete	1	
e	36	update	4	
e	20	user-password.update	4	a user password	databases-for-redis.deployment-user.update
e	24	.create	0	a user	databases-for-redis.deployment-user.create
e	25	delete	1		databases-for-redis.deployment-user.delete
-	29	315	31	location	?
e	20	deployment-version.update	4	a deployment version
e	20	version.update	4	a version	databases-for-redis.deployment-version.update
-	29	316	31	location	?
e	20	deployment-volumes.update	4	deployment volumes
e	20	volumes.update	4	volumes	databases-for-redis.deployment-volumes.update
-	29	317	31	location	?
e	20	deployment.update	4	a deployment
e	20	serviceendpoints.update	4	service endpoints	databases-for-redis.deployment.update
-	30	318	32	global	-
e	0	directlink.connect.gateway.action	138	a connect gateway
e	27	create	0	
e	27	delete	1	
e	27	update	4	
-	30	318	32	global	+
e	27	read	125	
-	30	319	32	global	-
e	19	virtual-connection.create	0	a connect virtual connection
e	38	delete	1	
e	38	update	4	
-	30	319	32	global	+
e	38	list	136	connect virtual connections
e	38	read	125	a connect virtual connection
-	31	320	32	global	-
e	11	dedicated.completion-notice.create	0	a dedicated completion notice
e	39	read	125	
-	31	318	32	global	-
e	21	gateway.create	0	a dedicated gateway
e	29	delete	1	
e	29	update	4	
-	31	318	32	global	+
e	29	read	125	
-	31	319	32	global	-
e	21	virtual-connection.create	0	a dedicated virtual connection
e	40	delete	1	
e	40	update	4	
-	31	319	32	global	+
e	40	list	136	dedicated virtual connections
e	40	read	125	a dedicated virtual connection
-	32	318	32	global	+
e	11	gateway.list	136	gateways
-	32	321	32	global	-
e	19	route-report.create	0	a gateway route report
e	32	delete	1	
-	32	321	32	global	+
e	32	list	136	gateway route reports
e	32	read	125	a gateway route report
-	33	322	33	location	?
e	0	discovery.analyze-api.read	125	the analyze API
-	33	323	33	location	?
e	11	utocompletion.read	125	autocompletion
-	33	324	33	location	?
e	10	collection-notices.read	125	a collection notice
-	33	325	33	location	?
e	21	training-status.read	125	a collection training status
-	33	104	33	location	?
e	20	s.read	125	a collection
-	33	326	33	location	?
e	12	ntent-miner-csv.create	0	a content miner CSV
e	28	delete	1	
e	28	read	125	
-	33	327	33	location	?
e	24	export.create	0	a content miner export
e	31	download	162	
e	31	search	200	
-	33	328	33	location	?
e	24	report.create	0	a content miner report
e	31	delete	1	
e	31	read	125	
e	31	update	4	
-	33	18	33	location	?
e	11	redential.create	0	a credential
e	21	delete	1	
e	21	read	125	
e	21	update	4	
-	33	329	33	location	?
e	11	urations.create	0	a curation
e	20	delete	1	
e	20	read	125	
e	20	update	4	
-	33	330	33	location	?
e	10	dataset-notices.read	125	a dataset notice
-	33	331	33	location	?
e	17	.create	0	a dataset
e	18	update	4	
-	33	332	33	location	?
e	11	ictionary.create	0	a dictionary
e	21	delete	1	
e	21	read	125	
e	21	update	4	
-	33	333	33	location	?
e	11	ocument-annotation.read	125	a document annotation
-	33	334	33	location	?
e	19	results.read	125	a document result
-	33	335	33	location	?
e	18	.add	155	a document
e	19	create	0	
e	19	delete	1	
e	19	read	125	
e	19	update	4	
-	33	336	33	location	?
e	10	enrichment.create	0	an enrichment
e	21	delete	1	
e	21	read	125	
e	21	update	4	
-	33	337	33	location	?
e	12	tity-extractor.create	0	an entity extractor
e	27	delete	1	
e	28	ownload	162	
e	27	read	125	
e	27	update	4	
-	33	338	33	location	?
e	11	vent.create	0	an event
-	33	339	33	location	?
e	11	xpansions.create	0	an expansion
e	21	delete	1	
e	21	read	125	
-	33	340	33	location	?
e	10	fields.read	125	fields
-	33	341	33	location	?
e	10	label.create	0	a label
e	16	delete	1	
e	16	read	125	
e	16	update	4	
-	33	342	33	location	?
e	11	ogs.read	125	logs
-	33	343	33	location	?
e	10	metric.read	125	a metric
-	33	344	33	location	?
e	11	odel.export	139	a model
e	16	import	132	
-	33	345	33	location	?
e	11	ulti-collection-training-status.read	125	a multi collection training status
-	33	346	33	location	?
e	10	notices.read	125	a notice
-	33	347	33	location	?
e	10	page-annotation.add	155	a page annotation
-	33	348	33	location	?
e	15	prediction.read	125	a page prediction
-	33	349	33	location	?
e	15	view.read	125	a page view
-	33	350	33	location	?
e	14	.read	125	a page
-	33	351	33	location	?
e	11	roject-notices.read	125	a project notice
-	33	352	33	location	?
e	17	.create	0	a project
e	18	delete	1	
-	33	353	34	location	?
e	10	query.read	125	a query
-	33	354	33	location	?
e	10	sentence-labeling.create	0	sentence labeling
e	28	delete	1	
e	29	ownload	162	
e	28	read	125	
e	28	update	4	
-	33	355	33	location	?
e	11	topwords.create	0	a stopword
e	20	delete	1	
e	20	read	125	
-	33	356	33	location	?
e	10	table-annotation.read	125	a table annotation
-	33	357	33	location	?
e	16	cell.read	125	a table cell
-	33	358	34	location	?
e	11	raining-data.delete	1	training data
e	24	read	125	
-	33	359	34	location	?
e	19	example.create	0	a training example
e	27	delete	1	
e	27	read	125	
e	27	update	4	
-	33	360	34	location	?
e	26	s.read	125	
-	33	361	34	location	?
e	19	query.create	0	a training query
e	25	delete	1	
e	25	read	125	
-	33	362	33	location	?
e	10	user-data.delete	1	user data
-	34	363	35	global	?
e	0	dns-svcs.custom-resolvers.create	0	a custom resolver
e	26	delete	1	
e	26	read	125	
e	26	update	4	
e	9	forwarding-rules.create	0	a forwarding rule
e	26	delete	1	
e	26	read	125	
e	26	update	4	
e	9	locations.create	0	a location
e	19	delete	1	
e	19	update	4	
e	9	secondary-zones.create	0	a secondary zone
e	25	delete	1	
e	25	read	125	
e	25	update	4	
-	34	364	35	global	?
e	9	linked-dnszone-access-request.approve	231	a linked DNS zone access request
e	39	read	125	
e	41	ject	232	
e	41	voke	130	
e	24	permitted-networks.create	0	a linked DNS zone permitted network
e	43	delete	1	
e	43	read	125	
e	23	.create	0	a linked DNS zone
e	24	delete	1	
e	24	read	125	
e	24	update	4	
-	34	365	35	global	?
e	10	oad-balancers.create	0	a load balancer
e	24	delete	1	
e	24	read	125	
e	24	update	4	
e	9	monitors.create	0	a monitor
e	18	delete	1	
e	18	read	125	
e	18	update	4	
e	9	pools.create	0	a pool
e	15	delete	1	
e	15	read	125	
e	15	update	4	
-	34	366	35	global	?
e	10	ermitted-networks.create	0	a permitted network
e	28	delete	1	
e	28	read	125	
-	34	367	35	global	?
e	9	resource-records.create	0	a resource record
e	26	delete	1	
e	26	read	125	
e	26	update	4	
-	34	368	35	global	?
e	9	zones.create	0	a zone
e	15	delete	1	
e	15	read	125	
e	15	update	4	
-	35	369	36	location	-
e	0	event-notifications.destinations.create	0	a destination
e	33	delete	1	
e	33	list	136	destinations
e	33	read	125	a destination
e	33	update	4	
-	35	122	36	location	?
e	20	instance.create	0	an instance
e	29	delete	1	
e	29	restore	145	
e	29	schedule_reclaim	165	
e	29	update	4	
-	35	370	36	location	-
e	22	tegrations.list	136	integrations
e	33	read	125	an integration
e	33	update	4	
-	35	123	36	location	?
e	20	key.create	0	a key
e	24	delete	1	
-	35	371	36	location	-
e	20	pre-prod-destination-billing.set	206	the billing of a pre-production destination
-	35	372	36	location	-
e	20	sms_ibm.invite	233	an IBM SMS destination
-	35	373	36	location	-
e	22	tp_ibm.invite	233	an IBM SMTP destination
-	35	374	36	location	-
e	21	ources.create	0	a source
e	28	delete	1	
e	28	list	136	sources
e	28	read	125	a source
e	28	update	4	
-	35	205	36	location	-
e	21	ubscriptions.create	0	a subscription
e	34	delete	1	
e	34	list	136	subscriptions
e	34	read	125	a subscription
e	34	update	4	
-	35	375	36	location	-
e	20	templates.create	0	a template
e	30	delete	1	
e	30	list	136	templates
e	30	read	125	a template
e	30	update	4	
-	35	376	36	location	-
e	21	opics.create	0	a topic
e	27	delete	1	
e	27	list	136	topics
e	27	read	125	a topic
e	27	update	4	
-	36	242	37	location	?
e	0	functions.action.activate	164	an action
e	17	create	0	
e	17	delete	1	
e	17	read	125	
e	17	update	4	
-	36	225	37	location	?
e	10	namespace.create	0	a namespace
e	20	delete	1	
e	20	migrate	234	
e	20	read	125	
e	20	update	4	
-	36	377	37	location	?
e	10	package.create	0	a package
e	18	delete	1	
e	18	read	125	
e	18	update	4	
-	36	378	37	location	?
e	10	rule.create	0	a rule
e	15	delete	1	
e	16	isable	2	
e	15	enable	3	
e	15	read	125	
e	15	update	4	
-	36	379	37	location	?
e	10	trigger.activate	164	a trigger
e	18	create	0	
e	18	delete	1	
e	18	read	125	
e	18	update	4	
-	37	380	38	global	?
e	0	global-search-tagging.tag.attach	235	a tag
e	26	detach	217	
e	26	update	4	
-	38	381	39	location	?
e	0	hs-crypto.ep11.use	236	EP11 cryptography
-	38	382	39	location	?
e	10	governance-config.read	125	the governance configuration
e	20	.configread	237	governance	hs-crypto.governance-config.read
-	38	383	39	location	?
e	10	import-token.create	0	an import token
e	23	read	125	
e	25	quest	238	
e	16	token.create	0		hs-crypto.import-token.create
e	22	default	239		hs-crypto.import-token.request
e	22	read	125		hs-crypto.import-token.read
-	38	384	39	location	?
e	11	nstance-allowed-ip-port.read	125	the allowed IP address and port of an instance
e	18	.readallowedipport	240	an instance	hs-crypto.instance-allowed-ip-port.read
-	38	385	39	location	?
e	18	-ip-allowlist-port.read	125	the port for allowed IP addresses of an instance
e	18	.readipwhitelistport	241	an instance	hs-crypto.instance-ip-allowlist-port.read
-	38	386	39	location	?
e	18	-policies.read	125	instance policies
e	30	quest	238	
e	28	write	183	
e	18	policies.default	239		hs-crypto.instance-policies.request
e	27	read	125		hs-crypto.instance-policies.read
e	27	write	183		hs-crypto.instance-policies.write
e	10	policies.default	239	policies
e	19	read	125	
e	19	write	183	
-	38	387	39	location	?
e	10	key-rings.create	0	a key ring
e	20	delete	1	
e	20	list	136	key rings
e	20	request	238	a key ring
e	13	rings.create	0		hs-crypto.key-rings.create
e	19	default	239		hs-crypto.key-rings.request
e	21	lete	1		hs-crypto.key-rings.delete
e	19	list	136	key rings	hs-crypto.key-rings.list
-	38	388	40	location	?
e	13	-templates.delete	1	a key template
e	24	list	136	key templates
e	24	read	125	a key template
e	24	write	183	
-	38	389	39	location	?
e	13	store.createkeystore	0	an EP11 keystore
e	19	deletekey	242	
e	28	store	1	
e	19	listkeysbyattributes	243	
e	29	ids	244	
e	27	toresbyattributes	245	EP11 keystores
e	34	ids	246	
e	19	storenewkey	247	an EP11 keystore
e	19	updatekey	248	
-	38	390	39	location	?
e	11	mip-key-attributes.retrieve	220	a KMIP key attribute
e	18	.activate	164	a KMIP key
e	19	create	0	
e	19	destroy	249	
e	19	read	125	
e	21	voke	130	
-	38	391	40	location	?
e	10	managed-keys.delete	1	a managed key
e	23	list	136	managed keys
e	23	read	125	a managed key
e	23	write	183	
-	38	392	39	location	?
e	11	tlscert-admin-key.create	0	the administrator's key of the certificate manager
e	29	delete	1	
e	29	read	125	
e	29	update	4	
e	19	cert.delete	1	a mutual TLS certificate
e	24	list	136	mutual TLS certificates
e	24	read	125	a mutual TLS certificate
e	24	set	206	
-	38	393	39	location	?
e	10	registrations.create	0	key registrations
e	24	default	239	
e	26	lete	1	
e	24	list	136	
e	24	merge	250	
e	24	write	183	
-	38	394	39	location	?
e	10	secrets-alias.create	0	a key alias
e	24	delete	1	
e	24	request	238	
e	18	event.ack	251	a key event
e	18	key-versions.list	136	the versions of a key
e	18	metadata.read	125	the metadata of a key
e	17	.ack-delete	252	a key
e	23	isable	253	
e	22	enable	254	
e	22	restore	255	
e	23	otate	256	
e	18	create	0	
e	24	alias	257		hs-crypto.secrets-alias.create
e	18	default	239	
e	25	alias	258		hs-crypto.secrets-alias.request
e	20	lete	1	
e	24	alias	259		hs-crypto.secrets-alias.delete
e	19	isable	2	
e	18	enable	3	
e	19	ventack	260		hs-crypto.secrets-event.ack
e	19	xpire	261	
e	18	head	262	
e	18	list	136	keys
e	22	keyversions	263	a key	hs-crypto.secrets-key-versions.list
e	18	patch	264	
e	19	urge	265	
e	18	read	125	
e	22	metadata	266		hs-crypto.secrets-metadata.read
e	20	store	145	
e	20	wrap	267	
e	19	otate	214	
e	18	setkeyfordeletion	268	
e	18	unsetkeyfordeletion	269	
e	20	wrap	270	
e	18	wrap	271	
-	38	395	40	location	?
e	10	target-keystores.delete	1	a target keystore
e	27	list	136	target keystores
e	27	read	125	a target keystore
e	27	write	183	
-	38	396	39	location	?
e	11	ke-cryptounit-admin.add	155	a TKE crypto unit admin
e	31	remove	156	
e	25	current-master-key-register.clear	272	a TKE crypto unit current master key register
e	25	master-key-register.activate	164	a TKE crypto unit master key register
e	46	dd	155	
e	45	commit	273	
e	25	new-master-key-register.clear	272	a TKE crypto unit new master key register
e	25	threshold.set	206	a TKE crypto unit threshold
e	24	.reset	36	a TKE crypto unit
-	38	397	40	location	?
e	10	vaults.delete	1	a vault
e	17	list	136	vaults
e	17	read	125	a vault
e	17	write	183	
-	39	398	41	location	?
e	0	hyperp-dbaas-mongodb.cluster.create	0	a cluster
e	29	delete	1	
-	39	399	41	location	?
e	29	resource.scale	229	a cluster resource
-	39	170	41	location	?
e	21	database.restore	145	a database
-	39	253	41	location	?
e	21	log.get	131	a log
-	39	400	41	location	?
e	24	ging.enable	3	logging
-	39	401	41	location	?
e	21	monitoring.enable	3	monitoring
-	40	398	42	location	?
e	0	hyperp-dbaas-postgresql.cluster.create	0	a cluster
e	32	delete	1	
-	40	399	42	location	?
e	32	resource.scale	229	a cluster resource
-	40	402	42	location	?
e	25	onfiguration.update	4	a configuration
-	40	170	42	location	?
e	24	database.restore	145	a database
-	40	253	42	location	?
e	24	log.get	131	a log
-	40	400	42	location	?
e	27	ging.enable	3	logging
-	40	401	42	location	?
e	24	monitoring.enable	3	monitoring
-	41	403	43	global	?
e	0	iam-access-management.policy-assignment.create	0	a policy assignment
e	40	delete	1	
e	40	read	125	
e	40	update	4	
e	29	template.create	0	a policy template
e	38	delete	1	
e	38	read	125	
e	38	update	4	
-	42	404	43	global	?
e	0	iam-groups.groups-template.assign	274	an access group template
e	33	ment-read	275	
e	38	update	276	
e	27	create	0	
e	27	delete	1	
e	27	read	125	
e	29	move	156	
e	27	update	4	
-	43	405	43	global	?
e	0	iam-identity.account-settings-template.assign	274	an account settings template
e	45	ment-read	275	
e	50	update	276	
e	39	create	0	
e	39	delete	1	
e	39	read	125	
e	41	move	156	
e	39	update	4	
-	43	406	43	global	?
e	13	profile-template.assign	274	a trusted profile template
e	36	ment-read	275	
e	41	update	276	
e	30	create	0	
e	30	delete	1	
e	30	read	125	
e	32	move	156	
e	30	update	4	
-	44	59	44	location	-
e	0	ibmanalyticsengine.application.create	0	an application
e	31	delete	1	
e	31	read	125	
-	44	407	45	location	-
e	19	cluster-customization-details.read	125	cluster customization details
-	44	408	45	location	-
e	40	.create	0	a cluster customization
-	44	409	45	location	-
e	40	s-history.read	125	a cluster customizations history
-	44	410	45	location	-
e	27	details.read	125	cluster details
-	44	411	45	location	-
e	27	log-config.create	0	a cluster log configuration
e	38	delete	1	
e	38	read	125	
-	44	412	45	location	-
e	27	password.reset	36	a cluster password
-	44	413	45	location	-
e	28	rivate-endpoint-allowlist.update	4	a cluster private endpoint allowlist
-	44	414	45	location	-
e	27	state.read	125	a cluster state
-	44	398	45	location	-
e	26	.resize	221	a cluster
-	44	415	44	location	-
e	19	historyserver.read	125	a history server
e	33	start	134	
e	35	op	170	
-	44	416	44	location	-
e	19	instance-logging.create	0	instance logging
e	36	delete	1	
e	36	read	125	
e	36	update	4	
-	44	417	44	location	-
e	27	.read	125	an instance
-	44	122	44	location	-
e	28	update	4	
-	44	418	44	location	-
e	19	livybatch.create	0	a Livy batch
e	29	delete	1	
e	29	read	125	
-	45	419	46	unknown	?
e	0	imfpush.app-channel-group.create	0	an app channel group
e	26	delete	1	
e	26	list	136	app channel groups
e	26	read	125	an app channel group
e	26	update	4	
-	45	420	46	unknown	?
e	19	.create	0	an app channel
e	20	delete	1	
e	20	list	136	app channels
e	20	read	125	an app channel
e	20	update	4	
-	45	421	46	unknown	?
e	13	onf-apns.delete	1	an app configuration APNs
e	22	read	125	
e	22	update	4	
-	45	422	46	unknown	?
e	17	chrome.delete	1	an app configuration Chrome
e	24	read	125	
e	24	update	4	
-	45	423	46	unknown	?
e	23	app.delete	1	an app configuration Chrome app
e	27	read	125	
e	27	update	4	
-	45	424	46	unknown	?
e	17	firefox.delete	1	an app configuration Firefox
e	25	read	125	
e	25	update	4	
-	45	425	46	unknown	?
e	17	gcm.delete	1	an app configuration GCM
e	21	read	125	
e	21	update	4	
-	45	426	46	unknown	?
e	17	safari.delete	1	an app configuration safari
e	24	read	125	
e	24	update	4	
-	45	427	46	unknown	?
e	12	device.create	0	an app device
e	19	delete	1	
e	19	list	136	app devices
e	19	read	125	an app device
e	19	update	4	
-	45	428	46	unknown	?
e	19	report.read	125	an app device report
-	45	429	46	unknown	?
e	12	message-latest.read	125	an app message latest
-	45	430	46	unknown	?
e	20	report.list	136	app message reports
e	27	read	125	an app message report
-	45	431	46	unknown	?
e	20	status.read	125	an app message status
-	45	432	46	unknown	?
e	19	.create	0	an app message
e	20	delete	1	
e	20	list	136	app messages
e	20	read	125	an app message
-	45	433	46	unknown	?
e	20	delivery_status.read	125	an app message delivery status
e	36	update	4	
-	45	434	46	unknown	?
e	12	subscription.create	0	an app subscription
e	25	delete	1	
e	25	list	136	app subscriptions
e	25	read	125	an app subscription
-	45	435	46	unknown	?
e	12	tag.create	0	an app tag
e	16	delete	1	
e	16	list	136	app tags
e	16	read	125	an app tag
e	16	update	4	
-	45	436	46	unknown	?
e	12	webhook.create	0	an app webhook
e	20	delete	1	
e	20	list	136	app webhooks
e	20	read	125	an app webhook
e	20	update	4	
-	45	6	46	unknown	?
e	11	.create	0	an app
e	12	delete	1	
e	12	list	136	apps
e	12	update	4	an app
-	45	437	46	unknown	?
e	8	credentials.ready-to-use	277	credentials
-	45	438	46	unknown	?
e	8	instance-key-state.update	4	an instance key state
-	46	439	47	global	?
e	0	internet-svcs.access-apps.create	0	an access app
e	26	delete	1	
e	26	read	125	
e	26	update	4	
e	21	certificates.create	0	an access certificate
e	34	delete	1	
e	34	read	125	
e	34	update	4	
e	21	policies.create	0	an access policy
e	30	delete	1	
e	30	read	125	
e	30	update	4	
-	46	440	47	global	?
e	15	lways-online-setting.read	125	an always online setting
e	21	use-https-setting.read	125	an always use HTTPS setting
e	15	utomatic-https-rewrites-setting.read	125	an automatic HTTPS rewrites setting
e	14	brotli-setting.read	125	a Brotli setting
e	29	update	4	
e	17	wser-cache-ttl-setting.read	125	a browser cache time to live setting
e	23	heck-setting.read	125	a browser check setting
e	14	cache-level-setting.read	125	a cache level setting
e	15	hallenge-ttl-setting.read	125	a challenge time to live setting
e	15	iphers-setting.read	125	a ciphers setting
e	30	update	4	
e	15	name-flattening-setting.read	125	a CNAME flattening setting
e	14	development-mode-setting.read	125	a development mode setting
e	14	email-obfuscation-setting.read	125	an email obfuscation setting
e	40	update	4	
e	14	hotlink-protection-setting.read	125	a hotlink protection setting
e	41	update	4	
e	15	ttp2-setting.read	125	an HTTP/2 setting
e	14	image-load-optimization-setting.read	125	an image load optimization setting
e	20	size-optimization-setting.read	125	an image size optimization setting
e	15	p-geolocation-setting.read	125	an IP geolocation setting
e	16	v6-setting.read	125	an IPv6 setting
e	27	update	4	
e	14	max-upload-setting.read	125	a max upload setting
e	15	in-tls-version-setting.read	125	a min TLS version setting
e	17	ify-setting.read	125	a minify setting
e	15	obile-redirect-setting.read	125	a mobile redirect setting
e	38	update	4	
e	14	opportunistic-encryption-setting.read	125	an opportunistic encryption setting
e	15	rigin-error-page-pass-thru-setting.read	125	an origin error page pass thru setting
e	14	prefetch-preload-setting.read	125	a prefetch preload setting
e	39	update	4	
e	15	seudo-ipv4-setting.read	125	a pseudo IPv4 setting
e	34	update	4	
e	14	response-buffering-setting.read	125	a response buffering setting
e	41	update	4	
e	14	script-load-optimization-setting.read	125	a script load optimization setting
e	15	ecurity-header-setting.read	125	a security header setting
e	38	update	4	
e	23	level-setting.read	125	a security level setting
e	16	rver-side-exclude-setting.read	125	a server side exclude setting
e	42	update	4	
e	15	ort-query-string-for-cache-setting.read	125	a sort query string for cache setting
e	15	sl-setting.read	125	an SSL setting
e	14	tls-1-2-only-setting.read	125	a TLS 1 2 only setting
e	20	3-setting.read	125	a TLS 1 3 setting
e	18	client-auth-setting.read	125	a TLS client authentication setting
e	38	update	4	
e	15	rue-client-ip-header-setting.read	125	a true client IP header setting
e	14	waf-setting.read	125	a WAF setting
e	15	ebsockets-setting.read	125	a WebSockets setting
e	33	update	4	
-	46	440	48	global	?
e	14	always-online-setting.update	4	an always online setting
e	21	use-https-setting.update	4	an always use HTTPS setting
e	15	utomatic-https-rewrites-setting.update	4	an automatic HTTPS rewrites setting
e	14	bot-management.update	4	bot management
e	15	rowser-cache-ttl-setting.update	4	a browser cache time to live setting
e	23	heck-setting.update	4	a browser check setting
e	14	cache-level-setting.update	4	a cache level setting
e	15	hallenge-ttl-setting.update	4	a challenge time to live setting
e	15	name-flattening-setting.update	4	a CNAME flattening setting
e	14	development-mode-setting.update	4	a development mode setting
e	14	http2-setting.update	4	an HTTP/2 setting
e	14	image-load-optimization-setting.update	4	an image load optimization setting
e	20	size-optimization-setting.update	4	an image size optimization setting
e	15	p-geolocation-setting.update	4	an IP geolocation setting
e	14	max-upload-setting.update	4	a max upload setting
e	15	in-tls-version-setting.update	4	a min TLS version setting
e	17	ify-setting.update	4	a minify setting
e	14	opportunistic-encryption-setting.update	4	an opportunistic encryption setting
e	15	rigin-error-page-pass-thru-setting.update	4	an origin error page pass thru setting
e	14	script-load-optimization-setting.update	4	a script load optimization setting
e	15	ecurity-level-setting.update	4	a security level setting
e	15	ort-query-string-for-cache-setting.update	4	a sort query string for cache setting
e	15	sl-setting.update	4	an SSL setting
e	14	tls-1-2-only-setting.update	4	a TLS 1 2 only setting
e	20	3-setting.update	4	a TLS 1 3 setting
e	15	rue-client-ip-header-setting.update	4	a true client IP header setting
e	14	waf-setting.update	4	a WAF setting
-	46	441	47	global	?
e	14	bot-analytics.read	125	bot analytics
e	18	management.read	125	bot management
-	46	442	48	global	?
e	14	certificate-packs.create	0	a certificate pack
e	32	delete	1	
-	46	443	47	global	?
e	32	read	125	
e	15	ustom-certificates.read	125	a custom certificate
e	14	origin-certificates.read	125	an origin certificate
e	14	universal-ssl-setting.read	125	a universal SSL setting
e	36	update	4	
-	46	444	47	global	?
e	14	colos-analytics.read	125	colos analytics
e	14	dashboard-analytics.read	125	dashboard analytics
e	15	ns-analytics.read	125	DNS analytics
e	14	http-requests-analytics.read	125	HTTP requests analytics
-	46	445	48	global	?
e	14	custom-certificates.create	0	a custom certificate
e	34	delete	1	
e	34	update	4	
-	46	446	48	global	?
e	21	pages.create	0	a custom page
e	27	update	4	
-	46	446	47	global	?
e	27	read	125	
-	46	447	48	global	?
e	14	dns-records-bulk.create	0	DNS records in bulk
e	25	.create	0	a DNS record
e	26	delete	1	
e	26	update	4	
-	46	447	47	global	?
e	25	-bulk.read	125	DNS records in bulk
e	25	.read	125	a DNS record
-	46	448	47	global	?
e	17	sec.read	125	DNSSEC
e	14	zones.read	125	a domain
-	46	448	48	global	?
e	14	dnssec.update	4	DNSSEC
e	14	zones-activation-check.update	4	an activation check of a domain
e	19	.create	0	a domain
e	20	delete	1	
e	20	update	4	
-	46	449	48	global	?
e	14	domain-lockdown-rules.create	0	a domain lockdown rule
e	36	delete	1	
e	36	update	4	
e	14	filters-validate-expr.create	0	the expression of a filter
e	21	.create	0	a filter
e	22	delete	1	
e	22	update	4	
e	16	rewall-rules.create	0	a firewall rule
e	29	delete	1	
e	29	update	4	
e	14	ip-firewall-rules.create	0	an IP firewall rule
e	32	delete	1	
e	32	update	4	
e	14	ua-rules.create	0	a user agent rule
e	23	delete	1	
e	23	update	4	
e	14	waf-groups.update	4	a WAF group
e	18	rules.update	4	a WAF rule
-	46	450	47	global	?
e	14	domain-lockdown-rules.read	125	a domain lockdown rule
e	14	ip-firewall-rules.read	125	an IP firewall rule
e	14	ua-rules.read	125	a user agent rule
-	46	451	48	global	?
e	14	edge-functions-routes.create	0	an edge functions route
e	36	delete	1	
e	36	update	4	
e	29	scripts.create	0	an edge functions script
e	37	delete	1	
e	37	update	4	
-	46	451	47	global	?
e	29	routes.read	125	an edge functions route
e	29	scripts.read	125	an edge functions script
-	46	452	47	global	?
e	14	filters.read	125	a filter
e	16	rewall-rules.read	125	a firewall rule
-	46	453	47	global	?
e	23	events-analytics.read	125	firewall events analytics	
e	14	security-events.read	125	a security event
-	46	365	47	global	?
e	14	load-balancer-events.read	125	a load balancer event
e	28	monitors.read	125	a load balancer monitor
e	28	pools.read	125	a load balancer pool
e	27	s.read	125	a load balancer
-	46	365	48	global	?
e	27	-monitors.create	0	a load balancer monitor
e	37	delete	1	
e	37	update	4	
e	28	pools.create	0	a load balancer pool
e	34	delete	1	
e	34	update	4	
e	27	s.create	0	a load balancer
e	29	delete	1	
e	29	update	4	
-	46	454	47	global	?
e	16	gpush-fields.read	125	logpush fields
e	22	jobs.read	125	a logpush job
-	46	454	48	global	?
e	27	create	0	
e	27	delete	1	
e	27	update	4	
e	22	ownership-validate.create	0	a logpush ownership validate
e	31	.create	0	a logpush ownership
-	46	455	48	global	?
e	14	origin-certificates.create	0	an origin certificate
e	34	delete	1	
-	46	456	47	global	?
e	21	tls-client-auth-hostname-certificates.create	0	an origin TLS client authentication hostname certificate
e	59	delete	1	
e	59	read	125	
e	45	s.read	125	an origin TLS client authentication hostname
e	47	update	4	
e	37	settings.read	125	origin TLS client authentication settings
e	46	update	4	
e	36	.create	0	origin TLS client authentication
e	37	delete	1	
e	37	read	125	
-	46	457	47	global	?
e	15	verview.read	125	the overview of a domain
-	46	458	48	global	?
e	14	pagerules.create	0	a page rule
e	24	delete	1	
e	24	update	4	
-	46	458	47	global	?
e	24	read	125	
-	46	459	48	global	?
e	15	urge-cache-all.update	4	a purge of the whole cache
e	26	by-cache-tags.update	4	a purge of the cache by tags
e	29	hosts.update	4	a purge of the cache by hosts
e	29	urls.update	4	a purge of the cache by URLs
-	46	460	47	global	?
e	14	range-analytics.read	125	range analytics
e	21	pps.read	125	a range app
-	46	460	48	global	?
e	25	create	0	
e	25	delete	1	
e	25	update	4	
-	46	461	47	global	?
e	16	te-limit-analytics.read	125	rate limit analytics
e	24	s.read	125	a rate limit
-	46	461	48	global	?
e	26	create	0	
e	26	delete	1	
e	26	update	4	
-	46	462	47	global	?
e	14	smart-routing.read	125	smart routing
e	14	tiered-caching.read	125	tiered caching
-	46	462	48	global	?
e	14	smart-routing.update	4	smart routing
e	14	tiered-caching.update	4	tiered caching
-	46	463	47	global	?
e	14	waf-groups.read	125	a WAF group	
e	18	packages.read	125	a WAF package	
e	27	update	4	
e	18	rules.read	125	a WAF rule	
-	47	464	49	location	?
e	0	is.load-balancer.load-balancer-listener-policy-rule.create	0	a load balancer listener policy rule
e	52	delete	1	
e	52	read	125	
e	52	update	4	
e	46	.create	0	a load balancer listener policy
e	47	delete	1	
e	47	read	125	
e	47	update	4	
e	39	.create	0	a load balancer listener
e	40	delete	1	
e	40	read	125	
e	40	update	4	
e	31	pool-member.create	0	a load balancer pool member
e	43	delete	1	
e	43	read	125	
e	43	update	4	
e	35	.create	0	a load balancer pool
e	36	delete	1	
e	36	read	125	
e	36	update	4	
e	30	.create	0	a load balancer
e	31	delete	1	
e	31	read	125	
e	31	update	4	
-	47	465	49	location	?
e	17	private-path-service-gateway.attach	235	a load balancer private path service gateway
e	46	detach	217	
-	48	466	49	location	?
e	3	backup-policy.backup-job.read	125	a backup policy backup job
e	24	plan.create	0	a backup policy backup plan
e	29	delete	1	
e	29	read	125	
e	25	olicy-job.create	0	a backup policy job
e	30	.create	0	a backup policy
e	31	delete	1	
e	31	list	136	backup policies
e	31	read	125	a backup policy
e	31	update	4	
-	48	116	49	location	?
e	5	re-metal-server.bare-metal-server-capacity.read	125	bare metal server capacity
e	39	firmware.update	4	bare metal server firmware
e	39	profile.read	125	a bare metal server profile
e	38	.create	0	a bare metal server
e	39	delete	1	
e	39	read	125	
e	41	start	278	
e	39	start	134	
e	41	op	170	
e	39	update	4	
e	21	console-access-token.create	0	a bare metal server console access token
e	28	.read	125	a bare metal server console
e	21	disk.read	125	a bare metal server disk
e	26	update	4	
e	21	initialization.read	125	a bare metal server initialization
e	36	update	4	
e	21	network-attachment.attach	235	a bare metal server network attachment
e	40	create	0	
e	40	delete	1	
e	42	tach	217	
e	40	read	125	
e	40	update	4	
e	29	interface-floating-ip.attach	235	a bare metal server network interface floating IP
e	51	detach	217	
e	51	read	125	
e	38	.create	0	a bare metal server network interface
e	39	delete	1	
e	39	read	125	
e	39	update	4	
e	3	metadata.certificate.create	0	a metadata certificate
e	13	omputeresource-token.read	125	a metadata compute resource token
e	12	identity-token.create	0	a metadata identity token
-	48	116	50	location	?
e	3	bare-metal-server.network-interface.attach	235	a bare metal server network interface
e	39	floating-ip.attach	235	a bare metal server network interface floating IP	is.bare-metal-server.network-interface.attach,is.floating-ip.floating-ip.attach
e	51	detach	217		is.bare-metal-server.network-interface.attach,is.floating-ip.floating-ip.attach
-	48	467	49	location	?
e	3	cluster-network.cluster-network.create	0	a cluster network
e	35	delete	1	
e	35	list	136	cluster networks
e	35	read	125	a cluster network
e	35	update	4	
e	19	interface.attach	235	a cluster network interface
e	29	create	0	
e	29	delete	1	
e	31	tach	217	
e	29	list	136	cluster network interfaces
e	29	read	125	a cluster network interface
e	29	update	4	
e	19	profile.list	136	cluster network profiles
e	27	read	125	a cluster network profile
e	19	subnet-reserved-ip.attach	235	a cluster network subnet reserved IP
e	38	create	0	
e	38	delete	1	
e	40	tach	217	
e	38	list	136	cluster network subnet reserved IPs
e	38	read	125	a cluster network subnet reserved IP
e	38	update	4	
e	25	.create	0	a cluster network subnet
e	26	delete	1	
e	26	list	136	cluster network subnets
e	26	read	125	a cluster network subnet
e	26	update	4	
-	48	468	49	location	?
e	3	dedicated-host.dedicated-host-group.create	0	a dedicated host group
e	39	delete	1	
e	39	read	125	
e	39	update	4	
-	48	469	49	location	?
e	32	.create	0	a dedicated host
e	33	delete	1	
e	33	read	125	
e	33	update	4	
-	48	470	49	location	?
e	3	endpoint-gateway.endpoint-gateway.attach	235	an endpoint gateway
e	37	detach	217	
e	3	security-group.security-group.attach	235	a security group
e	33	detach	217	
e	4	ubnet.reserved-ip.attach	235	a subnet reserved IP
e	22	create	0	
e	22	delete	1	
e	24	tach	217	
e	22	read	125	
e	22	update	4	
-	48	471	49	location	?
e	3	endpoint-gateway.endpoint-gateway.create	0	an endpoint gateway
e	37	delete	1	
e	37	update	4	
-	48	472	49	location	?
e	3	floating-ip.floating-ip.attach	235	a floating IP
e	27	create	0	
e	27	delete	1	
e	29	tach	217	
e	27	read	125	
e	27	update	4	
-	48	473	49	location	?
e	6	w-log-collector.flow-log-collector.create	0	a flow log collector
e	41	delete	1	
e	41	read	125	
e	41	update	4	
-	48	224	49	location	?
e	3	image.image-export-job.create	0	an image export job
e	26	delete	1	
e	26	list	136	image export jobs
e	26	read	125	an image export job
e	26	update	4	
e	14	.create	0	an image
e	15	delete	1	
e	15	export	139	
e	15	read	125	
e	15	update	4	
-	48	474	49	location	?
e	4	nstance-group.instance-group.create	0	an instance group
e	33	delete	1	
e	33	read	125	
e	33	update	4	
e	26	.create	0	an instance group instance
e	18	load-balancer.create	0	an instance group load balancer
e	32	delete	1	
e	34	tach	217	
e	32	read	125	
e	32	update	4	
e	18	manager.create	0	an instance group manager
e	26	delete	1	
e	26	read	125	
e	26	update	4	
e	25	_policy.create	0	an instance group manager policy
e	33	delete	1	
e	33	read	125	
e	33	update	4	
e	19	embership.create	0	an instance group membership
e	29	delete	1	
e	29	read	125	
e	29	update	4	
-	48	475	49	location	?
e	11	.action.create	0	an instance action
e	19	delete	1	
e	12	console-access-token.create	0	an instance console access token
e	19	.read	125	an instance console
e	12	disk.read	125	an instance disk
e	17	update	4	
e	17	wipe	279	
e	12	gpu.wipe	279	an instance GPU
e	12	instance-template.create	0	an instance template
e	30	delete	1	
e	30	read	125	
e	30	update	4	
e	20	.create	0	an instance
e	21	delete	1	
e	21	read	125	
e	21	start	134	
e	23	op	170	
e	21	update	4	
e	21	volume-stop	280	
e	12	network-attachment.attach	235	an instance network attachment
e	31	create	0	
e	31	delete	1	
e	33	tach	217	
e	31	read	125	
e	31	update	4	
e	20	interface.attach	235	an instance network interface
e	30	create	0	
e	30	delete	1	
e	32	tach	217	
e	30	read	125	
e	30	update	4	
e	12	volume-attachment.create	0	an instance volume attachment
e	30	delete	1	
e	30	read	125	
e	30	update	4	
-	48	476	49	location	?
e	12	instance.attach	235	an instance
e	21	detach	217	
e	3	reservation.reservation.activate	164	a reservation
e	28	ttach	235	
e	27	create	0	
e	27	delete	1	
e	29	tach	217	
e	27	expire	261	
e	27	list	136	reservations
e	27	read	125	a reservation
e	27	update	4	
-	48	475	50	location	?
e	3	instance.network-interface_floating-ip.attach	235	an instance network interface floating IP	is.floating-ip.floating-ip.attach,is.instance.network-interface.attach
e	42	detach	217		is.floating-ip.floating-ip.detach,is.instance.network-interface.detach
-	48	477	49	location	?
e	3	key.key.create	0	a key
e	11	delete	1	
e	11	read	125	
e	11	update	4	
-	48	478	49	location	?
e	3	metadata.computeresource-token.request	238	a metadata compute resource token
e	12	instance-key.get	131	a metadata instance key
e	25	list	136	metadata instance keys
e	21	network-interface.get	131	a metadata instance network interface
e	39	list	136	metadata instance network interfaces
e	21	placement-group.get	131	a metadata instance placement group
e	37	list	136	metadata instance placement groups
e	21	software-attachment.list	136	metadata instance software attachments
e	41	read	125	a metadata instance software attachment
e	21	volume-attachment.get	131	a metadata instance volume attachment
e	39	list	136	metadata instance volume attachments
e	20	.initialization	281	a metadata instance
e	21	read	125	
e	12	jwt-token.create	0	a metadata JWT token
-	48	479	49	location	?
e	3	network-acl.network-acl.create	0	a network ACL
e	27	delete	1	
e	27	read	125	
e	27	update	4	
e	15	rule.create	0	a network ACL rule
e	20	delete	1	
e	20	read	125	
e	20	update	4	
-	48	480	49	location	?
e	3	placement-group.placement-group.create	0	a placement group
e	35	delete	1	
e	35	update	4	
-	48	465	49	location	?
e	4	rivate-path-service-gateway.account-policy.create	0	a private path service gateway account policy
e	47	delete	1	
e	47	list	136	private path service gateway account policies
e	47	read	125	a private path service gateway account policy
e	47	update	4	
e	32	endpoint-gateway-binding.create	0	a private path service gateway endpoint gateway binding
e	57	delete	1	
e	59	ny	282	
e	57	list	136	private path service gateway endpoint gateway bindings
e	57	permit	283	a private path service gateway endpoint gateway binding
e	57	read	125	
e	32	load-balancer.attach	235	a private path service gateway load balancer
e	46	detach	217	
e	32	private-path-service-gateway.create	0	a private path service gateway
e	61	delete	1	
e	61	list	136	private path service gateways
e	61	publish	20	a private path service gateway
e	61	read	125	
e	63	voke-account	284	
e	61	update	4	
-	48	481	50	location	?
e	4	ublic-gateway.public-gateway.attach	235	a public gateway
e	33	detach	217	
-	48	481	49	location	?
e	33	create	0	
e	33	delete	1	
e	33	read	125	
e	33	update	4	
-	48	482	49	location	?
e	3	security-group.security-group-interface.attach	235	a security group interface
e	43	detach	217	
e	43	read	125	
e	33	rule.create	0	a security group rule
e	38	delete	1	
e	38	read	125	
e	38	update	4	
e	32	.create	0	a security group
e	33	delete	1	
e	33	read	125	
e	33	update	4	
-	48	483	49	location	?
e	4	hare.accessor-binding.create	0	a share accessor binding
e	26	delete	1	
e	26	list	136	share accessor bindings
e	26	read	125	a share accessor binding
e	9	mount-target.create	0	a share mount target
e	22	delete	1	
e	22	list	136	share mount targets
e	22	read	125	a share mount target
e	22	update	4	
e	9	replica.read	125	a share replica
e	9	share.create	0	a share
e	15	delete	1	
e	15	failover	285	
e	15	init	286	
e	15	read	125	
e	15	schedule.modification	224	a share share schedule
e	16	plit	287	a share
e	15	update	4	
e	10	ource.read	125	a share source
e	16	update	4	
-	48	484	49	location	?
e	9	mount-target.attach	235	a share mount target
e	22	detach	217	
-	48	485	49	location	?
e	9	snapshot.create	0	a share snapshot
e	18	delete	1	
e	18	list	136	share snapshots
e	18	read	125	a share snapshot
e	18	update	4	
-	48	486	49	location	?
e	4	napshot-consistency-group.snapshot-consistency-group.create	0	a snapshot consistency group
e	57	delete	1	
e	57	read	125	
e	57	update	4	
-	48	487	49	location	?
e	11	.snapshot.capture	184	a snapshot
e	22	reate	0	
e	21	delete	1	
e	21	operate	288	
e	21	read	125	
e	23	store	145	
e	21	update	4	
-	48	488	49	location	?
e	4	ubnet.network-acl.update	4	a subnet network ACL
e	10	public-gateway.attach	235	a subnet public gateway
e	25	detach	217	
e	25	read	125	
e	10	subnet.create	0	a subnet
e	17	delete	1	
e	17	read	125	
e	17	update	4	
-	48	489	49	location	?
e	10	routing-table.attach	235	a subnet routing table
e	24	read	125	
e	3	vpc.routing-table.create	0	a VPC routing table
e	21	delete	1	
e	21	read	125	
e	21	update	4	
e	20	_route.create	0	a VPC routing table route
e	27	delete	1	
e	27	read	125	
e	27	update	4	
-	48	488	50	location	?
e	3	subnet.subnet.attach	235	a subnet
e	17	detach	217	
-	48	490	49	location	?
e	3	virtual-network-interface.virtual-network-interface.attach	235	a virtual network interface
e	55	create	0	
e	55	delete	1	
e	57	tach	217	
e	55	list	136	virtual network interfaces
e	55	read	125	a virtual network interface
e	55	update	4	
-	48	491	49	location	?
e	4	olume.volume.create	0	a volume
e	17	delete	1	
e	17	operate	288	
e	17	read	125	
e	17	update	4	
-	48	492	49	location	?
e	4	pc.address-prefix.create	0	a VPC address prefix
e	22	delete	1	
e	22	read	125	
e	22	update	4	
e	7	vpc-route.create	0	a VPC route
e	17	delete	1	
e	17	update	4	
e	10	.create	0	a VPC
e	11	delete	1	
e	11	read	125	
e	11	update	4	
-	48	493	49	location	?
e	7	dns-resolution-binding.create	0	a VPC DNS resolution binding
e	30	delete	1	
e	30	list	136	VPC DNS resolution bindings
e	30	read	125	a VPC DNS resolution binding
e	30	update	4	
-	48	489	50	location	?
e	7	routing-table.attach	235	a VPC routing table
e	21	detach	217	
-	49	494	49	location	?
e	5	n-server.vpn-server-client.create	0	a VPN server client
e	32	delete	1	
e	33	isconnect	289	
e	32	list	136	VPN server clients
e	32	read	125	a VPN server client
e	26	onfiguration.read	125	a VPN server configuration
e	25	route.create	0	a VPN server route
e	31	delete	1	
e	31	list	136	VPN server routes
e	31	read	125	a VPN server route
e	31	update	4	
e	24	.create	0	a VPN server
e	25	delete	1	
e	25	list	136	VPN servers
e	25	read	125	a VPN server
e	25	update	4	
-	50	495	49	location	?
e	6	.ike-policy.create	0	a VPN IKE policy
e	18	delete	1	
e	18	list	136	VPN IKE policies
e	18	read	125	a VPN IKE policy
e	18	update	4	
e	8	psec-policy.create	0	a VPN IPsec policy
e	20	delete	1	
e	20	list	136	VPN IPsec policies
e	20	read	125	a VPN IPsec policy
e	20	update	4	
e	7	vpn-connection.create	0	a VPN connection
e	22	delete	1	
e	22	list	136	VPN connections
e	22	read	125	a VPN connection
e	22	update	4	
e	21	_local-cidr.create	0	a VPN connection local CIDR
e	33	delete	1	
e	33	list	136	VPN connection local CIDRs
e	33	read	125	a VPN connection local CIDR
e	22	peer-cidr.create	0	a VPN connection peer CIDR
e	32	delete	1	
e	32	list	136	VPN connection peer CIDRs
e	32	read	125	a VPN connection peer CIDR
e	11	gateway.create	0	a VPN gateway
e	19	delete	1	
e	19	list	136	VPN gateways
e	19	read	125	a VPN gateway
e	19	update	4	
-	51	382	51	location	?
e	0	kms.governance-config.read	125	the governance configuration
e	14	.configread	237	governance	kms.governance-config.read
-	51	383	51	location	?
e	4	import-token.create	0	an import token
e	17	read	125	
e	19	quest	238	
e	10	token.create	0		kms.import-token.create
e	16	default	239		kms.import-token.request
e	16	read	125		kms.import-token.read
-	51	384	51	location	?
e	5	nstance-allowed-ip-port.read	125	the allowed IP address and port of an instance
e	12	.readallowedipport	240	an instance	kms.instance-allowed-ip-port.read
-	51	385	51	location	?
e	12	-ip-allowlist-port.read	125	the port for allowed IP addresses of an instance
e	12	.readipwhitelistport	241	an instance	kms.instance-ip-allowlist-port.read
-	51	386	51	location	?
e	12	-policies.read	125	instance policies
e	24	quest	238	
e	22	write	183	
e	12	policies.default	239		kms.instance-policies.request
e	21	read	125		kms.instance-policies.read
e	21	write	183		kms.instance-policies.write
e	4	policies.default	239	policies
e	13	read	125	
e	13	write	183	
-	51	387	51	location	?
e	4	key-rings.create	0	a key ring
e	14	delete	1	
e	14	list	136	key rings
e	14	request	238	a key ring
e	7	rings.create	0		kms.key-rings.create
e	13	default	239		kms.key-rings.request
e	15	lete	1		kms.key-rings.delete
e	13	list	136	key rings	kms.key-rings.list
-	51	496	51	location	?
e	5	mip-management.create	0	KMIP adapters and objects
e	20	default	239	
e	22	lete	1	
e	20	list	136	
e	20	read	125	
-	51	497	51	location	?
e	8	.activate	164	a KMIP object
e	9	create	0	
e	9	default	239	
e	11	stroy	249	
e	9	get	131	
e	9	locate	290	
e	9	revoke	130	
-	51	393	51	location	?
e	4	registrations.create	0	key registrations
e	18	default	239	
e	20	lete	1	
e	18	list	136	
e	18	merge	250	
e	18	write	183	
-	51	394	51	location	?
e	4	secrets-alias.create	0	a key alias
e	18	delete	1	
e	18	request	238	
e	12	event.ack	251	a key event
e	12	key-versions.list	136	the versions of a key
e	12	metadata.read	125	the metadata of a key
e	11	.ack-delete	252	a key
e	17	isable	253	
e	16	enable	254	
e	16	restore	255	
e	17	otate	256	
e	12	create	0	
e	18	alias	257		kms.secrets-alias.create
e	12	default	239	
e	19	alias	258		kms.secrets-alias.request
e	14	lete	1	
e	18	alias	259		kms.secrets-alias.delete
e	13	isable	2	
e	12	enable	3	
e	13	ventack	260		kms.secrets-event.ack
e	13	xpire	261	
e	12	head	262	
e	12	list	136	keys
e	16	keyversions	263	a key	kms.secrets-key-versions.list
e	12	patch	264	
e	13	urge	265	
e	12	read	125	
e	16	metadata	266		kms.secrets-metadata.read
e	14	store	145	
e	14	wrap	267	
e	13	otate	214	
e	12	setkeyfordeletion	268	
e	12	unsetkeyfordeletion	269	
e	14	wrap	270	
e	12	wrap	271	
-	52	498	52	location	?
e	0	knowledge-studio.annotation.update	4	an annotation
-	52	332	52	location	?
e	17	dictionary.create	0	a dictionary
e	28	delete	1	
e	28	update	4	
-	52	499	52	location	?
e	18	ocument-set.create	0	a document set
e	30	delete	1	
-	52	335	52	location	?
e	25	.delete	1	a document
-	52	500	52	location	?
e	17	ml-training.start	134	machine learning training
-	52	501	52	location	?
e	17	preannotation.start	134	a preannotation
-	52	502	52	location	?
e	20	view-only-dictionary.create	0	a preview only dictionary
-	52	503	52	location	?
e	17	rule-document.create	0	a rule document
e	31	delete	1	
e	31	update	4	
-	52	52	52	location	?
e	17	user.create	0	a user
e	22	delete	1	
e	22	update	4	
-	52	271	52	location	?
e	17	workspace.delete	1	a workspace
-	53	504	53	unknown	?
e	0	lakehouse.authtoken.create	0	an authentication token
e	20	delete	1	
-	53	505	53	unknown	?
e	10	bucket.object.properties	291	a bucket object
e	16	_registration.create	0	a bucket registration
e	30	delete	1	
e	30	get	131	
e	30	list	136	bucket registrations
e	30	update	4	a bucket registration
e	29	_activate.add	155	the activation of a bucket registration
e	39	remove	156	
e	30	object.list	136	bucket registration objects
e	10	storage_hdfs_registration.create	0	a storage HDFS registration
e	10	test_bucket_connection.evaluate	141	a test of a bucket connection
-	53	506	53	unknown	?
e	10	bucketusers.create	0	a bucket user
e	22	delete	1	
e	22	update	4	
-	53	507	53	unknown	?
e	10	catalog_sync.update	4	the synchronization of a catalog
e	17	s.create	0	catalogs
e	19	delete	1	
e	19	get	131	
e	19	update	4	
e	11	olumn.create	0	a column
e	17	list	136	columns
e	17	update	4	a column
e	10	schema.create	0	a schema
e	17	delete	1	
e	17	list	136	schemas
e	10	table.delete	1	a table
e	16	get	131	
e	16	list	136	tables
e	16	update	4	a table
e	15	_rollback.set	206	the rollback of a table
e	16	snapshot.list	136	table snapshots
-	53	508	53	unknown	?
e	10	catalogusers.create	0	a catalog user
e	23	delete	1	
e	23	update	4	
-	53	509	53	unknown	?
e	10	database_registration.create	0	a database registration
e	32	delete	1	
e	32	get	131	
e	32	list	136	database registrations
e	32	update	4	a database registration
e	18	s.create	0	a database
e	20	delete	1	
e	20	get	131	
e	20	update	4	
e	10	test_database_connection.evaluate	141	a test of a database connection
-	53	510	53	unknown	?
e	10	datapolicy.create	0	a data policy
e	21	delete	1	
e	21	update	4	
-	53	511	53	unknown	?
e	11	b2_engine.create	0	a Db2 engine
e	21	delete	1	
e	21	list	136	Db2 engines
e	21	update	4	a Db2 engine
-	53	512	53	unknown	?
e	12	connusers.create	0	a database connection user
e	22	delete	1	
e	22	update	4	
-	53	513	53	unknown	?
e	11	river_registration.create	0	a driver registration
e	30	list	136	driver registrations
e	29	_engine.add	155	a driver registration engine
-	53	514	53	unknown	?
e	10	engines.list	136	engines
-	53	515	53	unknown	?
e	16	users.create	0	an engine user
e	22	delete	1	
e	22	update	4	
-	53	122	53	unknown	?
e	10	hms.create	0	a Hive metastore
e	14	delete	1	
e	10	lakehouse.create	0	the lakehouse
e	20	delete	1	
e	10	presto.create	0	a Presto instance
e	17	delete	1	
-	53	516	53	unknown	?
e	10	instance.list	136	instances
e	10	presto_engine.create	0	a Presto engine
e	24	delete	1	
e	24	get	131	
e	24	list	136	Presto engines
e	24	pause	159	a Presto engine
e	24	refresh	167	
e	26	sume	292	
e	24	scale	229	
e	24	update	4	
e	23	_catalog.add	155	a Presto engine catalog
-	53	517	53	unknown	?
e	10	metastoreusers.create	0	a metastore user
e	25	delete	1	
e	25	update	4	
-	53	518	53	unknown	?
e	10	netezza_engine.create	0	a Netezza engine
e	25	delete	1	
e	25	list	136	Netezza engines
e	25	update	4	a Netezza engine
-	53	519	53	unknown	?
e	10	other_engine.create	0	an other engine
e	23	delete	1	
e	23	list	136	other engines
-	53	520	53	unknown	?
e	10	prestissimo_engine.create	0	a Presto (C++) engine
e	29	delete	1	
e	29	get	131	
e	29	list	136	Presto (C++) engines
e	29	pause	159	a Presto (C++) engine
e	29	refresh	167	
e	31	sume	292	
e	29	scale	229	
e	29	update	4	
e	28	_catalog.add	155	a Presto (C++) engine catalog
-	53	521	53	unknown	?
e	10	spark_engine.create	0	a Spark engine
e	23	delete	1	
e	23	list	136	Spark engines
e	23	pause	159	a Spark engine
e	23	resume	292	
e	23	scale	229	
e	23	update	4	
e	22	_application.create	0	a Spark engine application
e	35	delete	1	
e	35	get	131	
e	35	list	136	Spark engine applications
e	23	catalog.add	155	a Spark engine catalog
e	31	get	131	
e	31	list	136	Spark engine catalogs
e	31	remove	156	a Spark engine catalog
e	24	luster.connect	293	a Spark engine cluster
e	32	reate	0	
e	31	delete	1	
e	31	get	131	
e	31	list	136	Spark engine clusters
e	23	history_server.get	131	a Spark engine history server
e	38	start	134	
e	40	op	170	
e	38	ui	294	
e	9	_spark_engine_application.ui	295	a lakehouse Spark engine application
-	53	522	53	unknown	?
e	0	mds-rest.add_partition	155	a partition
e	10	lter_database	296	a database
e	15	partition	296	a partition
e	15	table	296	a table
e	9	create_catalog	0	a catalog
e	16	database	0	a database
e	16	table	0	a table
e	9	drop_database	297	a database
e	14	partition	297	a partition
e	14	table	297	a table
e	9	rename_partition	152	a partition
-	53	523	53	unknown	?
e	4	thrift.add_partition	155	
e	12	lter_database	296	a database
e	17	partition	296	a partition
e	17	table	296	a table
e	11	create_catalog	0	a catalog
e	18	database	0	a database
e	18	table	0	a table
e	11	drop_database	297	a database
e	16	partition	297	a partition
e	16	table	297	a table
e	11	rename_partition	152	a partition
-	54	344	54	unknown	?
e	0	language-translator.model.create	0	a model
e	26	delete	1	
-	55	524	55	location	-
e	0	logdna.account-archive-setting.configure	182	an account archive setting
e	8	rchive-configuration.update	4	an archive configuration
-	55	525	55	location	-
e	8	ccount-streaming-setting.configure	182	an account streaming setting
e	7	streaming-configuration.deactivate	298	a streaming configuration
e	31	validate	45	
e	17	logs.send	133	streaming logs
e	17	samples.send	133	streaming samples
-	55	191	55	location	-
e	7	account.update	4	an account
-	55	526	55	location	+
e	8	lert.create	0	an alert
e	13	delete	1	
e	13	update	4	
-	55	527	55	location	+
e	7	board-graph.update	4	a board graph
e	12	.create	0	a board
e	13	delete	1	
-	55	528	55	location	-
e	7	configuration.export	139	a configuration
e	21	import	132	
-	55	529	55	location	-
e	7	exclusion-rule.create	0	an exclusion rule
e	22	delete	1	
e	22	update	4	
-	55	530	55	location	-
e	7	ingestion-key.create	0	an ingestion key
e	21	delete	1	
-	55	531	55	location	-
e	7	parsing-template.create	0	a parsing template
e	24	delete	1	
e	24	update	4	
-	55	532	55	location	-
e	7	service-key.create	0	a service key
e	19	delete	1	
-	55	533	55	location	+
e	7	view.create	0	a view
e	12	delete	1	
e	12	update	4	
-	56	524	56	location	-
e	0	logdnaat.account-archive-setting.configure	182	an account archive setting
e	10	rchive-configuration.update	4	an archive configuration
-	56	525	56	location	-
e	10	ccount-streaming-setting.configure	182	an account streaming setting
e	9	streaming-configuration.deactivate	298	a streaming configuration
e	33	validate	45	
e	19	logs.send	133	streaming logs
e	19	samples.send	133	streaming samples
-	56	191	56	location	-
e	9	account.update	4	an account
-	56	526	56	location	+
e	10	lert.create	0	an alert
e	15	delete	1	
e	15	update	4	
-	56	527	56	location	+
e	9	board-graph.update	4	a board graph
e	14	.create	0	a board
e	15	delete	1	
-	56	528	56	location	-
e	9	configuration.export	139	a configuration
e	23	import	132	
-	56	529	56	location	-
e	9	exclusion-rule.create	0	an exclusion rule
e	24	delete	1	
e	24	update	4	
-	56	530	57	location	-
e	9	ingestion-key.create	0	an ingestion key
e	23	delete	1	
-	56	531	56	location	-
e	9	parsing-template.create	0	a parsing template
e	26	delete	1	
e	26	update	4	
-	56	532	56	location	-
e	9	service-key.create	0	a service key
e	21	delete	1	
-	56	533	56	location	+
e	9	view.create	0	a view
e	14	delete	1	
e	14	update	4	
-	57	369	58	location	-
e	0	logs-router.destination.search	200	a destination
-	57	534	58	location	-
e	12	migration.delete	1	a migration
e	22	get	131	
e	22	post	85	
-	57	535	58	location	-
e	12	route.create	0	a route
e	18	delete	1	
e	18	list	136	routes
e	18	read	125	a route
e	18	update	4	
-	57	536	58	location	-
e	12	setting.get	131	a setting
e	20	update	4	
-	57	537	58	location	-
e	12	target.create	0	a target
e	19	delete	1	
e	19	list	136	targets
e	19	read	125	a target
e	19	update	4	
-	57	538	59	location	-
e	13	enant.create	0	a tenant
e	19	delete	1	
e	19	read	125	
e	19	update	4	
-	58	242	60	location	?
e	0	logs.action.delete	1	an action
e	12	list	136	actions
e	12	update	4	an action
-	58	539	60	location	?
e	6	lert-config.create	0	an alert configuration
e	18	delete	1	
e	18	list	136	alert configurations
e	18	update	4	an alert configuration
e	10	.snooze	299	an alert
-	58	540	60	location	?
e	6	rchive-setup.get	131	an archive setup
-	58	541	60	location	?
e	5	custom-enrichment-data.create	0	custom enrichment data
e	28	delete	1	
e	28	list	136	
e	28	update	4	
e	22	.overwrite	300	a custom enrichment
e	5	enrichment.list	136	enrichments
e	5	geo-enrichment.create	0	a geolocation enrichment
e	20	delete	1	
-	58	527	60	location	?
e	5	dashboard.create	0	a dashboard
e	15	delete	1	
e	15	get	131	
e	15	pin	301	
e	15	set-as-default	302	
e	15	unpin	303	
e	16	pdate	4	
-	58	542	60	location	?
e	7	ta-access-rule.create	0	a data access rule
e	22	delete	1	
e	22	list	136	data access rules
e	22	update	4	a data access rule
-	58	543	60	location	?
e	10	usage-to-metrics.enable	3	data usage as metrics
e	15	.export	139	data usage
e	16	get	131	
-	58	544	60	location	?
e	5	events2metrics.create	0	an events-to-metrics definition
e	20	delete	1	
e	20	list	136	events-to-metrics definitions
e	20	update	4	an events-to-metrics definition
-	58	545	60	location	?
e	6	xtension.deploy	228	an extension
e	15	get	131	
e	15	list	136	extensions
e	15	undeploy	304	an extension
e	16	pdate	4	
-	58	546	60	location	?
e	5	incident.acknowledge	251	an incident
e	14	close	305	
e	14	get	131	
e	14	list	136	incidents
-	58	122	60	location	?
e	7	stance.create	0	an instance
e	14	delete	1	
e	14	restore	145	
e	14	schedule_reclaim	165	
e	14	update	4	
-	58	547	60	location	?
e	5	livetail.search	200	live tail
-	58	548	60	location	?
e	6	ogs-data.search	200	log data
-	58	549	60	location	?
e	10	stream-setup.list	136	logs stream setups
-	58	550	60	location	?
e	10	tco-policy.create	0	a logs TCO policy
e	21	delete	1	
e	21	get	131	
e	21	list	136	logs TCO policies
e	21	update	4	a logs TCO policy
-	58	551	60	location	?
e	5	parsing-rule.create	0	a parsing rule
e	18	delete	1	
e	18	get	131	
e	18	list	136	parsing rules
e	18	order	198	a parsing rule
e	18	update	4	
-	58	552	60	location	?
e	5	suppression-rule.create	0	a suppression rule
e	22	delete	1	
e	22	list	136	suppression rules
e	22	update	4	a suppression rule
-	58	553	60	location	?
e	5	version-benchmark-tags.delete	1	version benchmark tags
e	28	update	4	
-	58	554	60	location	?
e	6	iew-folder.create	0	a view folder
e	17	delete	1	
e	17	get	131	
e	17	list	136	view folders
e	17	update	4	a view folder
-	58	533	60	location	?
e	9	.create	0	a view
e	10	delete	1	
e	10	get	131	
e	10	list	136	views
e	10	update	4	a view
-	58	555	60	location	?
e	5	webhook.create	0	a webhook
e	13	delete	1	
e	13	get	131	
e	13	list	136	webhooks
e	13	test	201	a webhook
e	13	update	4	
-	59	556	61	global	?
e	0	mass-data-migration.order-status.canceled	306	an order
e	34	lientSite	307	
e	34	ompleted	308	
e	35	ordinateShipToIBM	309	
e	33	eraseData	310	
e	33	offload	311	
e	33	prepareShipment	312	
e	35	ocessing	313	
e	33	rejected	314	
e	33	shipToCustomer	315	
e	39	IBM	316	
-	60	557	62	location	?
e	0	mdm-oc.configurator.manage	317	the configurator
e	20	read	125	
-	60	246	62	location	?
e	7	data.manage	317	data
e	12	read	125	
e	12	write	183	
-	60	29	62	location	?
e	7	job.read	125	a job
e	11	write	183	
-	60	558	62	location	?
e	7	matching.datasteward	318	matching
e	16	manage	317	
e	16	read	125	
e	16	write	183	
-	60	344	62	location	?
e	8	odel.manage	317	a model
e	13	read	125	
e	13	write	183	
-	60	559	62	location	?
e	7	pairs-analysis.read	125	a pair analysis
e	22	write	183	
-	61	560	63	location	?
e	0	event-streams.message.delete	1	a message
e	22	read	125	
e	22	write	183	
-	61	561	63	location	?
e	14	schema-rule.create	0	a schema rule
e	26	delete	1	
e	26	update	4	
-	61	278	63	location	?
e	20	.create	0	a schema
e	21	delete	1	
-	61	562	63	location	?
e	15	torage-key.read	125	a storage key
e	26	update	4	
-	61	376	63	location	?
e	14	topic.create	0	a topic
e	20	delete	1	
e	20	update	4	
-	62	309	31	location	?
e	0	messages-for-rabbitmq.autoscaling.update	4	autoscaling	messages-for-rabbitmq.deployment-group-autoscaling.update
e	22	deployment-group-autoscaling.update	4	deployment group autoscaling
-	62	310	31	location	?
e	22	backup-ondemand.create	0	a backup ondemand	messages-for-rabbitmq.deployment-backup.create
e	22	deployment-backup.create	0	a deployment backup
-	62	311	31	location	?
e	22	backup-scheduled.create	0	a backup scheduled	messages-for-rabbitmq.deployment-backup-scheduled.create
e	22	deployment-backup-scheduled.create	0	a deployment backup scheduled
-	62	312	31	location	?
e	33	allowlist-ip-addresses.update	4	deployment allowlist IP addresses
e	22	whitelisted-ips-list.update	4	an allowed IPs list	messages-for-rabbitmq.deployment-allowlist-ip-addresses.update
-	62	313	31	location	?
e	22	deployment-group.update	4	a deployment group
e	22	resources.scale	229	resources	messages-for-rabbitmq.deployment-group.update
-	62	314	31	location	?
e	22	deployment-user.create	0	a deployment user
e	38	delete	1	
e	38	update	4	
e	22	user-password.update	4	a user password	messages-for-rabbitmq.deployment-user.update
e	26	.create	0	a user	messages-for-rabbitmq.deployment-user.create
e	27	delete	1		messages-for-rabbitmq.deployment-user.delete
-	62	315	31	location	?
e	22	deployment-version.update	4	a deployment version
e	22	version.update	4	a version	messages-for-rabbitmq.deployment-version.update
-	62	316	31	location	?
e	22	deployment-volumes.update	4	deployment volumes
e	22	volumes.update	4	volumes	messages-for-rabbitmq.deployment-volumes.update
-	62	317	31	location	?
e	22	deployment.update	4	a deployment
e	22	serviceendpoints.update	4	service endpoints	messages-for-rabbitmq.deployment.update
-	63	535	64	location	-
e	0	metrics-router.route.create	0	a route
e	21	delete	1	
e	21	list	136	routes
e	21	read	125	a route
e	21	update	4	
-	63	536	64	location	-
e	15	setting.get	131	a setting
e	23	update	4	
-	63	537	64	location	-
e	15	target.create	0	a target
e	22	delete	1	
e	22	list	136	targets
e	22	read	125	a target
e	22	update	4	
-	64	563	65	unknown	?
e	0	mobile-foundation.server-db.connect	293	a server database
-	64	564	65	unknown	?
e	25	properties.updated	4	server properties
-	64	192	65	unknown	?
e	24	.create	0	a server
e	25	delete	1	
-	65	565	66	location	-
e	0	mqcloud.admin-apikey.create	0	an admin API key
e	21	update	4	
-	65	566	66	location	-
e	14	credentials.create	0	admin credentials
e	26	delete	1	
e	26	update	4	
-	65	567	66	location	-
e	9	pp-apikey.update	4	an app API key
-	65	568	66	location	-
e	12	credentials.create	0	app credentials
e	24	delete	1	
e	24	update	4	
-	65	122	66	location	?
e	8	instance.create	0	an instance
e	17	delete	1	
e	17	update	4	
-	65	569	66	location	-
e	8	key-store-cert.create	0	a key store certificate
e	23	delete	1	
e	23	update	4	
-	65	570	66	location	-
e	8	queue-manager.create	0	a queue manager
e	22	delete	1	
e	22	update	4	
-	65	571	66	location	-
e	8	trust-store-cert.create	0	a trust store certificate
e	25	delete	1	
e	25	update	4	
-	66	572	67	unknown	?
e	0	natural-language-classifier.classifier.create	0	a classifier
e	39	delete	1	
-	67	344	68	location	?
e	0	natural-language-understanding.model.create	0	a model
e	37	delete	1	
-	68	573	69	location	?
e	0	openpages.addFieldGroupProcess.satrt	134	the process that adds a field group
e	11	pplication-text-key.list	136	application text keys
e	26	.update	4	an application text
e	10	log-collector-logs.delete	1	log collector logs
e	30	ownload	162	
e	23	.start	134	a log collector
e	10	object-text-key.list	136	object text keys
e	21	.list	136	object texts
e	22	update	4	an object text
e	10	process-log.list	136	process logs
e	17	.get	131	a process
e	18	list	136	processes
e	13	gram.start	134	a program
e	10	trace-options.list	136	trace options
e	24	update	4	
-	68	527	69	location	?
e	10	admin-dashboard-draft.clear	272	an admin dashboard draft
e	32	publish	20	
e	25	.create	0	an admin dashboard
e	26	delete	1	
e	27	isable	2	
e	26	enable	3	
e	26	get	131	
e	26	list	136	admin dashboards
e	26	update	4	an admin dashboard
e	10	user-dashboard.get	131	a user dashboard
e	25	update	4	
-	68	533	69	location	?
e	10	admin-view.create	0	an admin view
e	10	view-draft.clear	272	a view draft
e	21	publish	20	
e	14	.create	0	a view
e	15	delete	1	
e	16	isable	2	
e	15	enable	3	
e	15	get	131	
e	15	list	136	views
e	15	update	4	a view
e	15	validate	45	
-	68	574	69	location	?
e	10	ai-model-configuration.create	0	an AI model configuration
e	33	delete	1	
e	33	get	131	
e	33	list	136	AI model configurations
e	33	update	4	an AI model configuration
e	33	validate	45	
e	19	suggestion.evaluate	141	an AI model suggestion
-	68	575	69	location	?
e	11	pp-permission.get	131	an app permission
e	25	list	136	app permissions
e	13	lication-text.get	131	an application text
e	27	list	136	application texts
e	10	base-currency.list	136	base currencies
e	10	currency-history.list	136	currency histories
e	19	list.update	4	a currency list
e	18	.get	131	a currency
e	10	file-resource.upload	319	a file resource
e	11	older-permission.get	131	a folder permission
e	17	template.get	131	a folder template
e	16	.get	131	a folder
e	17	list	136	folders
e	17	update	4	a folder
e	10	group-member.list	136	group members
e	16	permission.list	136	group permissions
e	16	role-assignment.add	155	a group role assignment
e	32	delete	1	
e	32	list	136	group role assignments
e	10	object-manager.dump	320	the object manager
e	25	load	321	
e	25	validate	45	
e	17	type-association.get	131	an object type association
e	34	list	136	object type associations
e	22	unclaimed.get	131	an object type unclaimed
e	21	.get	131	an object type
e	10	process-type.list	136	process types
e	17	.stop	170	a process
e	10	resource-association.delete	1	a resource association
e	31	get	131	
e	31	list	136	resource associations
e	19	permission.get	131	a resource permission
e	19	template.get	131	a resource template
e	18	.query	137	a resource
e	11	ole-template-access.list	136	role template access
e	25	pp-permission.list	136	role template app permissions
e	12	ot-folder.get	131	a root folder
e	10	scim-resource-type.get	131	a SCIM resource type
e	29	list	136	SCIM resource types
e	15	schema.get	131	a SCIM schema
e	22	list	136	SCIM schemas
e	16	ervice-provider-configuration.get	131	a SCIM service provider configuration
e	11	ub-group.add	155	a sub group
e	20	delete	1	
e	20	list	136	sub groups
e	11	ystem-admin-mode.get	131	system administration mode
e	10	tag-association.list	136	tag associations
e	13	.get	131	a tag
e	10	user-anonimization.set	206	the anonymization of a user
e	16	pp-permission.list	136	user app permissions
e	15	impersonate.list	136	the impersonation of a user
e	15	password.reset	36	a user password
e	15	role-assignment.add	155	a user role assignment
e	31	delete	1	
e	31	list	136	user role assignments
e	10	workflow-resource-action.commit	273	a workflow resource action
e	27	.get	131	a workflow resource
e	28	search	200	
e	29	tart	134	
e	19	version.get	131	a workflow version
-	68	576	69	location	?
e	10	bulk-calculation.start	134	a bulk calculation
e	10	calculation-draft.clear	272	a calculation draft
e	28	publish	20	
e	21	.create	0	a calculation
e	22	delete	1	
e	23	isable	2	
e	22	enable	3	
e	22	get	131	
e	22	list	136	calculations
e	22	update	4	a calculation
-	68	577	69	location	?
e	11	onfiguration-export.list	136	configuration exports
e	31	start	134	a configuration export
e	24	import.list	136	configuration imports
e	31	start	134	a configuration import
e	24	validation.start	134	a configuration validation
e	23	.get	131	a configuration
-	68	578	69	location	?
e	11	urrency.disable	2	a currency
e	19	enable	3	
e	19	list	136	currencies
e	19	update	4	a currency
e	21	load	319	
-	68	579	69	location	?
e	10	encryption-keystore.disable	2	the encryption keystore
e	30	get	131	
-	68	580	69	location	?
e	10	fallback-profile.get	131	a fallback profile
e	10	profile-actor.add	155	a profile actor
e	24	list	136	profile actors
e	24	remove	156	a profile actor
e	18	object-field.add	155	a profile object field
e	31	delete	1	
e	31	list	136	profile object fields
e	31	update	4	a profile object field
e	27	lter.add	155	a profile object filter
e	32	delete	1	
e	25	type.add	155	a profile object type
e	30	delete	1	
e	30	get	131	
e	30	list	136	profile object types
e	18	report.add	155	a profile report
e	25	delete	1	
e	26	isable	2	
e	25	enable	3	
e	17	.create	0	a profile
e	18	delete	1	
e	19	isable	2	
e	18	enable	3	
e	18	get	131	
e	18	list	136	profiles
e	18	update	4	a profile
-	68	581	69	location	?
e	10	fastmap.import	132	a FastMap
e	18	validate	45	
-	68	582	69	location	?
e	11	ield-dependency.create	0	a field dependency
e	27	delete	1	
e	28	isable	2	
e	27	enable	3	
e	27	list	136	field dependencies
e	27	update	4	a field dependency
-	68	583	69	location	?
e	16	exclusion.create	0	a field exclusion
e	26	delete	1	
e	26	list	136	field exclusions
e	26	update	4	a field exclusion
e	10	solution.create	0	a solution
e	19	delete	1	
e	19	list	136	solutions
e	19	update	4	a solution
-	68	584	69	location	?
e	10	field-group.list	136	field groups
e	21	s.add	155	
e	23	create	0	
e	23	delete	1	
e	23	remove	156	
e	23	update	4	
e	15	.create	0	a field
e	16	list	136	fields
e	16	update	4	a field
e	12	lters.list	136	filters
e	10	object-type-tag.enable	3	an object type tag
e	21	.list	136	object types
e	22	update	4	an object type
e	10	solution-profile.list	136	solution profiles
e	18	.get	131	a solution
e	11	ystem-fields-names.list	136	system fields names
-	68	585	69	location	?
e	10	field-level-security-rule.create	0	a field level security rule
e	36	delete	1	
e	36	enable	3	
e	36	update	4	
e	36	validate	45	
e	10	record-level-security-rule.create	0	a record level security rule
e	37	delete	1	
e	37	enable	3	
e	37	update	4	
e	37	validate	45	
e	10	security-rule.get	131	a security rule
e	24	list	136	security rules
-	68	586	69	location	?
e	10	file-resource-checkout.clear	272	a file resource checkout
e	34	ommit	273	
e	33	set-on	196	
e	23	.download	162	a file resource
e	15	type-search.enable	3	a file type search
e	19	.create	0	a file type
e	20	disable	2	
e	20	enable	3	
-	68	587	69	location	?
e	15	resource-version.list	136	file resource versions
e	23	.create	0	a file resource
e	24	update	4	
e	10	resource-list.update	4	a resource list
e	20	ock.set-off	129	the lock of a resource
e	29	n	196	
e	19	move.commit	273	a move of a resource
e	18	.create	0	a resource
e	19	delete	1	
e	19	export	139	
e	19	get	131	
e	19	list	136	resources
e	19	update	4	a resource
-	68	588	69	location	?
e	10	folder.create	0	a folder
e	17	delete	1	
-	68	589	69	location	?
e	10	group-administrator-permission.allow	128	group administrator permission
e	41	revoke	130	
e	41	update	4	
e	16	member.add	155	a group member
e	23	delete	1	
e	23	update	4	
e	16	permission.update	4	a group permission
e	17	rofile.add	155	a group profile
e	24	remove	156	
e	15	.create	0	a group
e	16	get	131	
e	16	list	136	groups
e	16	update	4	a group
-	68	590	69	location	?
e	10	msoffice-resource.commit	273	a Microsoft Office resource
e	28	edit	322	
-	68	591	69	location	?
e	10	object-filter-fields.list	136	object filter fields
e	23	.create	0	an object filter
e	24	delete	1	
e	24	get	131	
e	24	list	136	object filters
-	68	592	69	location	?
e	17	relationship.disable	2	an object relationship
e	30	enable	3	
e	30	list	136	object relationships
e	30	update	4	an object relationship
e	10	resource-copy.commit	273	a copy of a resource
e	19	list.remove	156	a resource list
e	19	primary-parent.set	206	a resource primary parent
e	18	.add	155	a resource
e	19	remove	156	
-	68	593	69	location	?
e	10	object-reset-logs.get	131	object reset logs
e	22	.get	131	an object reset
-	68	594	69	location	?
e	10	page-and-template.list	136	pages and templates
e	10	system-file-resource-access.delete	1	system file resource access
e	38	list	136	
e	38	update	4	
e	31	copy.commit	273	a copy of a system file
e	31	move.commit	273	a move of a system file
e	31	rename.commit	273	a renaming of a system file
e	30	.create	0	a system file resource
e	31	delete	1	
e	31	get	131	
e	31	list	136	system file resources
e	31	update	4	a system file resource
-	68	595	69	location	?
e	10	questionnaire-attachement.import	132	a questionnaire attachment
e	24	logic.evaluate	141	a questionnaire logic
e	24	template-answers.copy	227	questionnaire template answers
e	33	default-object.add	155	a questionnaire template default object
e	33	reorder.commit	273	a questionnaire template reorder
e	32	.copy	227	a questionnaire template
e	33	get	131	
e	33	update	4	
e	23	.get	131	a questionnaire
-	68	596	69	location	?
e	10	recursive-object-level.create	0	a recursive object level
e	33	delete	1	
e	33	list	136	recursive object levels
-	68	597	69	location	?
e	12	g-track.get	131	regulation tracking
e	20	import	132	
e	20	update	4	
-	68	536	69	location	?
e	12	port.evaluate	141	a report
e	10	setting-folder.add	155	a setting folder
e	17	.copy	227	a setting
e	19	reate	0	
e	18	delete	1	
e	18	get	131	
e	18	list	136	settings
e	18	update	4	a setting
-	68	598	69	location	?
e	10	resource-activity.export	139	resource activity
e	28	get	131	
e	28	list	136	
-	68	599	69	location	?
e	19	workflow-action.start	134	a resource workflow action
e	27	.start	134	a resource workflow
e	10	workflow-draft.clear	272	a workflow draft
e	25	publish	20	
e	19	resource-action.validate	45	a workflow resource action
e	28	list-action.start	134	a workflow resource list action
e	32	.start	134	a workflow resource list
e	28	synchronization.evaluate	141	a workflow resource synchronization
e	27	.list	136	workflow resources
e	28	stop	170	a workflow resource
e	18	.create	0	a workflow
e	19	delete	1	
e	20	isable	2	
e	19	enable	3	
e	19	get	131	
e	19	list	136	workflows
e	19	update	4	a workflow
-	68	600	69	location	?
e	10	role-template-access.add	155	role template access
e	31	delete	1	
e	31	update	4	
e	25	pp-permission.update	4	a role template app permission
e	24	lock.set-off	129	a role template lock
e	34	n	196	
e	23	.create	0	a role template
e	24	delete	1	
e	25	isable	2	
e	24	enable	3	
e	24	get	131	
e	24	list	136	role templates
e	24	update	4	a role template
e	14	.revoke	130	a role
e	15	set	206	
-	68	601	69	location	?
e	11	ule-supported-types.list	136	rule supported types
e	14	.create	0	a rule
e	15	delete	1	
e	16	isable	2	
e	15	enable	3	
e	15	get	131	
e	15	list	136	rules
e	15	update	4	a rule
-	68	602	69	location	?
e	10	scheduler-job-log.list	136	scheduler job logs
e	23	.create	0	a scheduler job
e	24	delete	1	
e	25	isable	2	
e	24	enable	3	
e	24	get	131	
e	24	list	136	scheduler jobs
e	24	start	134	a scheduler job
e	24	update	4	
-	68	122	69	location	?
e	11	ervice-aifactsheets-configuration-validation.evaluate	141	a service AI Factsheets configuration validation
e	44	.delete	1	a service AI Factsheets configuration
e	45	get	131	
e	45	update	4	
e	19	llow-list.update	4	a service allow list
e	18	cpu-metrics.get	131	service CPU metrics
e	19	ustom-resource.renew	127	a service custom resource
e	18	eventnotification.update	4	a service event notification
e	18	filter.list	136	service filters
e	18	host-transfer.start	134	a transfer of a service to another host
e	18	readiops-metrics.get	131	service read IOPS metrics
e	20	storable-instant.get	131	a service restorable instant
e	18	solution-usage.update	4	service solution usage
e	19	tatus.disable	2	a service status
e	25	enable	3	
e	20	orage-metrics.get	131	service storage metrics
e	18	upgrade.start	134	a service upgrade
e	19	ser-metrics.get	131	service user metrics
e	18	writeiops-metrics.get	131	service write IOPS metrics
e	17	.add	155	a service
e	18	configure	182	
e	18	delete	1	
e	18	get	131	
e	18	list	136	services
e	18	restore	145	a service
e	18	update	4	
e	17	s-promoted-component-version.get	131	the promoted component version of services
-	68	603	69	location	?
e	11	ystem-admin-mode.disable	2	system administration mode
e	28	enable	3	
-	68	380	69	location	?
e	10	tag-association.add	155	a tag association
e	26	create	0	
e	26	delete	1	
e	26	get	131	
e	26	update	4	
e	13	.create	0	a tag
e	14	enable	3	
e	14	list	136	tags
e	14	update	4	a tag
-	68	604	69	location	?
e	12	xonomy-mapping.download	162	a taxonomy mapping
e	27	upload	319	
e	11	rri.get	131	regulatory event rules
e	15	import	132	
e	15	update	4	
-	68	605	69	location	?
e	11	heme.create	0	a theme
e	16	delete	1	
e	17	isable	2	
e	16	enable	3	
e	16	get	131	
e	16	list	136	themes
e	16	update	4	a theme
-	68	102	69	location	?
e	10	user-current-profile.update	4	a user current profile
e	15	locale.update	4	a user locale
e	18	k.set-off	129	the lock of a user
e	25	n	196	
e	15	membership.list	136	user memberships
e	15	password.update	4	a user password
e	16	reference.set	206	a user preference
e	14	.create	0	a user
e	15	disable	2	
e	15	enable	3	
e	15	get	131	
e	15	list	136	users
e	15	update	4	a user
-	68	606	69	location	?
e	15	logoff	323	
e	19	n	324	
e	15	session-expire	325	
-	68	607	69	location	?
e	10	watson-assistant.configure	182	a Watson assistant
e	27	get	131	
e	27	validate	45	
-	68	608	69	location	?
e	17	classifier.create	0	a Watson classifier
e	28	delete	1	
e	28	update	4	
e	28	validate	45	
-	68	609	69	location	?
e	11	k.get	131	Watson Knowledge Studio
e	13	import	132	
e	13	update	4	
-	69	610	70	location	+
e	0	planning-analytics.content.acl.modified	224	the access list of content
-	69	611	70	location	+
e	27	created	0	content
e	27	deleted	1	
e	27	moved	326	
-	69	27	70	location	-
e	19	group.added	155	a group
e	25	deleted	1	
e	25	updated	4	
-	69	122	70	location	?
e	19	instance.create	0	an instance
e	28	delete	1	
e	28	restore	145	
e	28	schedule_reclaim	165	
e	28	update	4	
-	69	123	70	location	?
e	19	key.create	0	a key
e	23	delete	1	
-	69	612	70	location	-
e	19	tm1.create	0	TM1
e	23	start	134	
-	69	613	70	location	-
e	19	user-environment.switch	327	a user environment
-	69	52	70	location	-
e	23	.added	155	a user
e	24	deleted	1	
e	24	login	328	
e	27	out	329	
e	24	updated	4	
-	70	614	71	unknown	?
e	0	power-dr-automation.dashboard.view	330	a dashboard
-	70	615	72	unknown	?
e	21	r-operation.read	125	a disaster recovery operation
-	70	616	72	unknown	?
e	23	summary.read	125	a disaster recovery summary
-	70	617	72	unknown	?
e	20	event.list	136	events
e	26	read	125	an event
-	70	122	72	unknown	?
e	20	modify	331	a power disaster recovery automation
-	70	618	72	unknown	?
e	20	orchestration-settings.config	182	orchestration settings
e	43	read	125	
-	70	619	72	unknown	?
e	30	or-vm.read	125	an orchestrator VM
e	36	update	4	
-	70	617	71	unknown	?
e	20	powerha-event.list	136	PowerHA events
e	34	read	125	a PowerHA event
-	70	620	71	unknown	?
e	28	operation.read	125	a PowerHA operation
-	70	621	71	unknown	?
e	28	settings.read	125	PowerHA settings
e	37	update	4	
-	70	622	71	unknown	?
e	29	ummary.read	125	a PowerHA summary
-	70	623	71	unknown	?
e	28	vm.read	125	a PowerHA VM
e	31	update	4	
-	71	624	73	location	-
e	0	power-iaas.cloud-connection.create	0	a cloud connection
e	28	delete	1	
e	28	list	136	cloud connections
e	28	read	125	a cloud connection
e	28	update	4	
-	71	625	73	location	-
e	11	event.list	136	events
e	17	read	125	an event
-	71	626	73	location	-
e	11	ike-policy.create	0	an IKE policy
e	22	delete	1	
e	22	list	136	IKE policies
e	22	read	125	an IKE policy
e	22	update	4	
-	71	224	73	location	-
e	12	mage.capture	184	an image
e	18	reate	0	
e	17	delete	1	
e	17	list	136	images
e	17	read	125	an image
e	17	update	4	
-	71	627	73	location	-
e	12	psec-policy.create	0	an IPsec policy
e	24	delete	1	
e	24	list	136	IPsec policies
e	24	read	125	an IPsec policy
e	24	update	4	
-	71	628	73	location	-
e	11	job.create	0	a job
e	15	delete	1	
e	15	list	136	jobs
e	15	read	125	a job
-	71	629	73	location	-
e	11	network.create	0	a network
e	19	delete	1	
e	19	list	136	networks
e	19	read	125	a network
e	19	update	4	
-	71	480	73	location	-
e	11	placement-groups.create	0	placement groups
e	28	delete	1	
e	28	list	136	
e	28	read	125	
e	28	update	4	
-	71	630	73	location	-
e	12	od-capacity.list	136	pod capacity
e	11	storage-capacity.list	136	storage capacity
e	28	read	125	
-	71	631	73	location	-
e	11	port.create	0	a port
e	16	delete	1	
e	16	list	136	ports
e	16	read	125	a port
e	16	update	4	
-	71	475	73	location	-
e	12	vm-instance-network.create	0	a Power VM instance network
e	32	delete	1	
e	32	read	125	
e	23	.capture	184	a Power VM instance
e	25	lone	332	
e	25	reate	0	
e	24	delete	1	
e	24	immediate-shutdown	333	
e	24	list	136	Power VM instances
e	24	monitor	334	a Power VM instance
e	24	read	125	
e	26	new	127	
e	24	snapshot	335	
e	25	tart	134	
e	26	op	170	
e	24	unknown	336	
e	25	pdate	4	
-	71	632	73	location	-
e	11	sap.create	0	an SAP instance
e	15	list	136	SAP instances
e	15	read	125	an SAP instance
-	71	477	73	location	-
e	12	sh-key.create	0	an SSH key
e	19	delete	1	
e	19	list	136	SSH keys
e	19	read	125	an SSH key
e	19	update	4	
-	71	633	73	location	-
e	12	ystem-pools.list	136	system pools
e	24	read	125	
-	71	634	73	location	-
e	11	tenant-sshkey.create	0	a tenant SSH key
e	25	delete	1	
e	25	read	125	
e	25	update	4	
e	17	.read	125	a tenant
-	71	635	73	location	-
e	11	volume.configure	182	a volume
e	19	reate	0	
e	18	delete	1	
e	18	list	136	volumes
e	18	read	125	a volume
e	18	update	4	
-	71	636	73	location	-
e	12	pn-connection.create	0	a VPN connection
e	26	delete	1	
e	26	list	136	VPN connections
e	26	read	125	a VPN connection
e	26	update	4	
-	72	108	74	global	-
e	0	project.config.approve	231	a configuration
e	15	create	0	
e	15	delete	1	
e	17	ploy	228	
e	15	export-stack-definition	337	
e	15	force-approve	338	
e	15	list	136	configurations
e	15	manual-tag	339	a configuration
e	15	read	125	
e	15	undeploy	304	
e	16	pdate	4	
e	15	validate	45	
-	72	249	74	global	-
e	8	environment.create	0	an environment
e	20	delete	1	
e	20	list	136	environments
e	20	read	125	an environment
e	20	update	4	
-	72	352	74	global	-
e	8	project.create	0	a project
e	16	delete	1	
e	16	list	136	projects
e	16	read	125	a project
e	16	update	4	
-	73	29	75	location	+
e	0	quantum-computing.job.cancel	169	a job
e	23	reate	0	
e	22	delete	1	
e	22	read	125	
-	73	637	75	location	+
e	18	program.create	0	a program
e	26	delete	1	
e	26	read	125	
e	26	update	4	
-	74	638	76	location	?
e	0	satellite.available.classes.get	131	available classes
e	10	subscription.create	0	a subscription
e	29	-by-cluster	340	
e	23	delete	1	
e	23	get	131	
e	26	-by-clusterid	341	
e	31	onfig	342	
e	33	troller	343	
e	30	name	344	
e	23	update	4	
e	1	ubscription.list	345	
-	74	639	76	location	?
e	1	atellite.config-cluster.detach	217	a Satellite Config cluster
e	25	register	168	
e	25	update	4	
e	24	groups.assign	274	Satellite Config cluster groups
e	31	edit	322	
e	31	unassign	346	
e	24	s.detach	217	Satellite Config clusters
e	26	group	347	
e	26	ungroup	348	
e	18	onfiguration.addversion	349	a Satellite Config configuration
e	31	create	0	
e	31	delete	1	
e	31	removeversion	350	
e	31	update	4	
e	17	group.create	0	a Satellite Config group
e	23	delete	1	
e	17	subscription.create	0	a Satellite Config subscription
e	30	delete	1	
e	30	setversion	351	
e	30	update	4	
-	74	640	76	location	?
e	10	link-endpoint-certs.delete	1	link endpoint certificates
e	30	get	131	
e	30	upload	319	
e	23	s.create	0	link endpoints
e	25	delete	1	
e	25	export	139	
e	25	get	131	
e	25	import	132	
e	25	list	136	
e	25	update	4	
e	15	source-endpoints.list	136	link source endpoints
e	32	update	4	
e	21	s.create	0	link sources
e	23	delete	1	
e	23	list	136	
e	23	update	4	
e	14	.create	0	a link
e	15	delete	1	
e	15	get	131	
-	74	641	76	location	?
e	10	storage-configuration.ack-desired-capacity	352	a storage configuration
e	32	create	0	
e	32	delete	1	
e	38	-desired	353	
e	32	expand-desired	354	
e	32	get	131	
e	35	-assigned	355	
e	36	by-controller	343	
e	36	desired	356	
e	32	list	136	storage configurations
e	32	set-desired	357	a storage configuration
e	32	update	4	
e	38	-revision	358	
e	18	template.get	131	a storage template
e	30	-changelog	359	
e	27	list	136	storage templates
-	75	642	77	location	?
e	0	schematics.action.create	0	an action
e	18	delete	1	
e	18	read	125	
e	18	update	4	
-	75	628	77	location	?
e	11	job.create	0	a job
e	15	delete	1	
e	15	read	125	
e	15	update	4	
-	75	643	77	location	?
e	11	workspace-resources.create	0	the resources of a workspace
e	31	delete	1	
e	31	plan	360	
e	20	.create	0	a workspace
e	21	delete	1	
e	21	read	125	
e	21	update	4	
-	76	644	78	location	?
e	0	secrets-manager.configuration-action.create	0	a configuration action
e	29	.create	0	a configuration
e	30	delete	1	
e	30	read	125	
e	30	update	4	
e	29	s.list	136	configurations
e	16	endpoints.view	330	endpoints
e	16	instance.login	328	an instance
e	16	notifications-registration.create	0	a notifications registration
e	43	delete	1	
e	43	read	125	
e	43	test	201	
-	76	202	78	location	?
e	16	secret-action.create	0	a secret action
e	23	metadata.read	125	secret metadata
e	32	update	4	
e	23	version-action.create	0	a secret version action
e	31	data.delete	1	secret version data
e	31	metadata.read	125	secret version metadata
e	40	update	4	
e	30	.create	0	a secret version
e	31	read	125	
e	30	s.list	136	secret versions
e	22	.create	0	a secret
e	23	delete	1	
e	23	read	125	
e	22	s.list	136	secrets
-	76	645	78	location	?
e	22	-group.create	0	a secret group
e	29	delete	1	
e	29	read	125	
e	29	update	4	
e	28	s.list	136	secret groups
-	76	646	78	location	?
e	23	locks.create	0	secret locks
e	29	delete	1	
e	29	list	136	
e	23	version-locks.create	0	secret version locks
e	37	delete	1	
e	37	list	136	
e	22	s-locks.list	136	secrets locks
-	77	647	79	global	-
e	0	software-defined-storage.certificate.create	0	a certificate
e	37	delete	1	
e	37	inspect	209	
e	37	update	4	
-	77	648	79	global	-
e	25	host.create	0	a host
e	30	delete	1	
e	30	map	361	
e	30	read	125	
e	30	unmap	362	
e	31	pdate	4	
-	77	122	79	global	-
e	25	instance.create	0	an instance
e	34	delete	1	
e	34	update	4	
-	77	649	79	global	-
e	25	s3-credential.create	0	an S3 credential
e	39	delete	1	
e	39	get	131	
-	77	650	79	global	-
e	25	volume.create	0	a volume
e	32	delete	1	
e	32	read	125	
e	32	update	4	
-	78	651	80	location	?
e	0	speech-to-text.async-recognition-job-list.read	125	an async recognition job list
-	78	652	80	location	?
e	36	.create	0	an async recognition job
e	37	delete	1	
e	37	read	125	
-	78	653	80	location	?
e	33	notification-url.create	0	a notification URL for asynchronous recognition
e	50	delete	1	
-	78	654	80	location	?
e	15	custom-acoustic-model-audio-list.read	125	a custom acoustic model audio list
-	78	655	80	location	?
e	42	.create	0	a custom acoustic model audio
e	43	delete	1	
e	43	read	125	
-	78	656	80	location	?
e	37	list.read	125	a custom acoustic model list
-	78	657	80	location	?
e	36	.create	0	a custom acoustic model
e	37	delete	1	
e	37	read	125	
e	39	set	36	
e	37	train	363	
e	37	upgrade	163	
-	78	658	80	location	?
e	22	language-model-corpus-list.read	125	a custom language model corpus list
-	78	659	80	location	?
e	43	.create	0	a custom language model corpus
e	44	delete	1	
e	44	read	125	
-	78	660	80	location	?
e	37	grammar-list.read	125	a custom language model grammar list
-	78	661	80	location	?
e	44	.create	0	a custom language model grammar
e	45	delete	1	
e	45	read	125	
-	78	662	80	location	?
e	37	list.read	125	a custom language model list
-	78	663	80	location	?
e	37	word-list.create	0	a custom language model word list
e	47	read	125	
-	78	664	80	location	?
e	41	.create	0	a custom language model word
e	42	delete	1	
e	42	read	125	
-	78	665	80	location	?
e	36	.create	0	a custom language model
e	37	delete	1	
e	37	read	125	
e	39	set	36	
e	37	train	363	
e	37	upgrade	163	
-	78	666	80	location	?
e	15	gdpr-user-data.delete	1	the data of a user
-	79	667	81	location	?
e	0	sql-query.catalog-table-partition.list	136	catalog table partitions
-	79	668	81	location	?
e	23	.get	131	a catalog table
e	24	list	136	catalog tables
-	79	669	81	location	?
e	10	sql-job.create	0	an SQL job
e	18	disable	2	
e	18	get	131	
e	18	list	136	SQL jobs
e	18	notify	219	an SQL job
-	80	417	82	unknown	?
e	0	streams.instance.cancel_job	364	an instance
e	17	remove_instance	156	
e	17	start	134	
e	19	op	170	
e	18	ubmit_job	365	
-	81	539	83	location	-
e	0	sysdig-monitor.alert.create	0	an alert
e	21	delete	1	
e	21	list	136	alerts
e	21	read	125	an alert
e	21	update	4	
-	81	670	83	location	-
e	15	capture.create	0	a capture
e	23	delete	1	
e	23	read	125	
e	23	update	4	
-	81	527	83	location	-
e	15	dashboard.create	0	a dashboard
e	25	delete	1	
e	25	list	136	dashboards
e	25	read	125	a dashboard
e	25	update	4	
-	81	671	83	location	-
e	15	team.create	0	a team
e	20	delete	1	
e	20	list	136	teams
e	20	read	125	a team
e	20	update	4	
-	82	672	84	location	-
e	0	sysdig-secure.accessKey.create	0	an access key
e	24	delete	1	
e	24	list	136	access keys
-	82	670	84	location	-
e	14	capture.create	0	a capture
e	22	delete	1	
e	22	list	136	captures
e	22	read	125	a capture
e	22	update	4	
-	82	671	84	location	-
e	14	team.create	0	a team
e	19	delete	1	
e	19	list	136	teams
e	19	read	125	a team
e	19	update	4	
-	83	673	85	location	?
e	0	text-to-speech.custom-model-list.read	125	a custom model list
-	83	674	85	location	?
e	28	word-list.create	0	a custom model word list
e	38	read	125	
-	83	675	85	location	?
e	32	.create	0	a custom model word
e	33	delete	1	
e	33	read	125	
-	83	676	85	location	?
e	27	.create	0	a custom model
e	28	delete	1	
e	28	read	125	
e	28	update	4	
-	83	666	85	location	?
e	15	gdpr-user-data.delete	1	the data of a user
-	84	677	24	location	+
e	0	toolchain.event.send	133	an event
e	10	tool-instance.create	0	a tool instance
e	24	delete	1	
e	24	read	125	
e	24	update	4	
-	84	678	24	location	+
e	10	insights-data-application.delete	1	DevOps Insights data of an application
e	24	branch.delete	1	DevOps Insights data of a branch
e	24	environment.delete	1	DevOps Insights data of an environment
e	24	toolchain.delete	1	DevOps Insights data of a toolchain
e	19	policy.create	0	a DevOps Insights policy
e	26	delete	1	
e	26	read	125	
e	26	update	4	
e	18	.read	125	DevOps Insights
e	19	update	4	
-	84	678	24	location	-
e	18	-decision.evaluate	141	a DevOps Insights decision
e	19	tag.create	0	a DevOps Insights tag
e	23	delete	1	
e	23	read	125	
e	23	update	4	
-	84	677	24	location	-
e	13	tance-key-state.update	4	an instance key state
e	18	.create	0	an instance
e	19	delete	1	
e	19	unwrap	270	
e	20	pdate	4	
e	10	tool-instance.deploy	228	a tool instance
e	24	undeploy	304	
-	84	679	24	location	-
e	10	pipeline-run.create	0	a pipeline run
e	18	.create	0	a pipeline
-	84	679	24	location	+
e	18	-run.delete	1	a pipeline run
e	23	read	125	
e	23	update	4	
e	18	.delete	1	a pipeline
e	19	read	125	
e	19	update	4	
-	85	680	86	global	-
e	0	transit.connection-request.approve	231	a connection request
e	27	create	0	
e	27	delete	1	
e	27	reject	232	
-	85	681	86	global	-
e	18	.create	0	a connection
e	19	delete	1	
e	19	update	4	
-	85	681	86	global	+
e	19	list	136	connections
-	85	318	86	global	-
e	8	gateway.create	0	a gateway
e	16	delete	1	
e	16	update	4	
-	85	318	86	global	+
e	16	list	136	gateways
e	16	read	125	a gateway
-	85	682	86	global	+
e	8	location.list	136	locations
e	17	read	125	a location
-	86	683	7	global	?
e	0	user-management.user.active	366	a user
-	86	683	38	global	?
e	21	create	0	
-	87	684	87	global	-
e	0	vmware-solutions.account-apikey.update	4	an account API key
e	25	notification.update	4	an account notification
e	17	instance-bss-account.migrate	234	an instance BSS account
e	26	secure-data.wipe	279	the secured data of an instance
e	17	service.create	0	a service
e	25	delete	1	
e	17	vcs-cluster.create	0	a vCenter Server cluster
e	29	delete	1	
e	21	host.add	155	a vCenter Server host
e	26	remove	156	
e	21	nfs-storage.add	155	vCenter Server NFS storage
e	33	remove	156	
e	22	sx-license.update	4	a vCenter Server NSX license
e	21	plan.update	4	a vCenter Server plan
e	20	.create	0	a vCenter Server instance
e	21	delete	1	
e	21	update	4	
e	18	ss-template.remove	156	a vSphere template
e	20	.create	0	a vSphere cluster
e	21	update	4	
-	87	390	87	location	?
e	17	kmip-key-attributes.retrieve	220	KMIP key attributes
e	25	.activate	164	a KMIP key
e	26	create	0	
e	26	destroy	249	
e	26	read	125	
e	28	voke	130	
-	88	685	88	global	?
e	0	vmware.directorsite-cluster.create	0	a cluster of a Cloud Director site
e	28	delete	1	
e	20	host.add	155	a host of a Cloud Director site
e	25	remove	156	
e	20	iam.config	182	IAM of a Cloud Director site
e	24	read	125	
e	20	nfs-storage.add	155	NFS storage of a Cloud Director site
e	32	remove	156	
e	20	pvdc.create	0	a provider virtual data center of a Cloud Director site
e	25	delete	1	
e	19	.create	0	a Cloud Director site
e	20	delete	1	
e	20	password-reset	69	
-	89	686	88	global	?
e	7	sharedsite.create	0	a shared site
e	18	delete	1	
-	90	686	88	global	?
e	7	vdc.create	0	a virtual data center
e	11	delete	1	
e	11	update	4	
-	91	687	89	unknown	?
e	0	watson-vision-combined.classifiers-core-ml-model.get	131	the Core ML model of a classifier
-	91	688	89	unknown	?
e	34	.delete	1	a classifier
e	35	post	85	
-	91	689	89	unknown	?
e	24	ollection-images.delete	1	a collection image
e	41	get	131	
e	41	post	85	
-	91	690	89	unknown	?
e	33	.delete	1	a collection
-	91	362	89	unknown	?
e	23	user-data.delete	1	user data
-	92	691	90	unknown	?
e	0	watsonx-intelligence.conversation-message.list	136	conversation messages
e	42	send	133	a conversation message
e	33	.create	0	a conversation
e	34	delete	1	
e	34	list	136	conversations
e	34	update	4	a conversation
-	93	692	91	unknown	?
e	0	wh-acd.alluserdata.delete	1	all user data
-	93	693	91	unknown	?
e	8	nalyze.evaluate	141	an analysis
-	93	694	91	unknown	?
e	7	cartridge.deploy	228	a cartridge
-	93	695	91	unknown	?
e	16	s.create	0	cartridges
e	18	read	125	
e	18	update	4	
-	93	696	91	unknown	?
e	7	flow.create	0	a flow
e	12	delete	1	
e	12	read	125	
e	12	update	4	
-	93	697	91	unknown	?
e	7	profile.create	0	a profile
e	15	delete	1	
e	15	read	125	
e	15	update	4	
-	94	698	92	unknown	?
e	0	wh-iml.corpora.configure	182	corpora
`;
