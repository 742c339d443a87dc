/** Packages of Packagist that much public code uses. */
export const COMPOSER = `
amphp/amp api-platform/core api-platform/symfony aws/aws-sdk-php barryvdh/laravel-debugbar barryvdh/laravel-dompdf barryvdh/laravel-ide-helper
behat/behat cakephp/cakephp codeception/codeception codeigniter4/framework composer/composer deployer/deployer doctrine/collections doctrine/dbal
doctrine/doctrine-bundle doctrine/doctrine-migrations-bundle doctrine/migrations doctrine/orm dompdf/dompdf drupal/core drupal/core-recommended
drush/drush easycorp/easyadmin-bundle elasticsearch/elasticsearch enqueue/enqueue fakerphp/faker filament/filament firebase/php-jwt
friendsofphp/php-cs-fixer friendsofsymfony/rest-bundle google/cloud-storage guzzlehttp/guzzle guzzlehttp/psr7 hyperf/framework
inertiajs/inertia-laravel infection/infection intervention/image johnpbloch/wordpress-core knplabs/knp-paginator-bundle laminas/laminas-mvc
larastan/larastan laravel/breeze laravel/cashier laravel/framework laravel/horizon laravel/jetstream laravel/passport laravel/pint laravel/sail
laravel/sanctum laravel/scout laravel/socialite laravel/telescope laravel/tinker lcobucci/jwt league/commonmark league/csv league/flysystem
league/fractal league/oauth2-server lexik/jwt-authentication-bundle livewire/livewire maatwebsite/excel magento/framework
magento/product-community-edition mockery/mockery mongodb/mongodb monolog/monolog mpdf/mpdf nelmio/api-doc-bundle nesbot/carbon nikic/php-parser
nunomaduro/larastan nuwave/lighthouse ocramius/proxy-manager openswoole/core pestphp/pest phalcon/cphalcon php-amqplib/php-amqplib php-di/php-di
phpmailer/phpmailer phpmd/phpmd phpoffice/phpspreadsheet phpoffice/phpword phpstan/phpstan phpstan/phpstan-symfony phpunit/phpunit predis/predis
prestashop/prestashop psr/cache psr/container psr/http-message psr/log ramsey/uuid react/event-loop rector/rector roave/security-advisories
roots/bedrock roots/wordpress ruflin/elastica sentry/sentry sentry/sentry-laravel shopware/core slim/slim sonata-project/admin-bundle
spatie/laravel-activitylog spatie/laravel-backup spatie/laravel-medialibrary spatie/laravel-permission squizlabs/php_codesniffer stripe/stripe-php
swiftmailer/swiftmailer swoole/ide-helper sylius/sylius symfony/cache symfony/console symfony/dotenv symfony/event-dispatcher symfony/finder
symfony/form symfony/framework-bundle symfony/http-client symfony/http-foundation symfony/http-kernel symfony/mailer symfony/maker-bundle
symfony/messenger symfony/phpunit-bridge symfony/process symfony/routing symfony/security-bundle symfony/serializer symfony/symfony
symfony/twig-bundle symfony/ux-turbo symfony/validator symfony/webpack-encore-bundle symfony/yaml symplify/easy-coding-standard twig/twig
typo3/cms-core vimeo/psalm vlucas/phpdotenv webonyx/graphql-php wordpress/wordpress wpackagist-plugin/advanced-custom-fields yiisoft/yii2
`.trim().split(/\s+/u);
