/** Gems that much public code uses. */
export const RUBY_GEMS = `
aasm actioncable actionpack active_model_serializers activeadmin activejob activerecord activesupport administrate annotate async avo aws-sdk
aws-sdk-s3 axlsx bcrypt bootsnap brakeman bullet bundler byebug cancancan capistrano capybara carrierwave chartkick chef clockwork cocoapods
commonmarker concurrent-ruby cssbundling-rails cucumber database_cleaner debug delayed_job devise doorkeeper dotenv dotenv-rails dry-monads dry-types
dry-validation elasticsearch excon factory_bot factory_bot_rails faker faraday fastlane figaro flipper fog-aws foreman friendly_id github-linguist
gitlab good_job google-cloud-storage grape graphql groupdate haml hanami hotwire-rails httparty i18n image_processing importmap-rails inspec
interactor jbuilder jekyll jsbundling-rails jsonapi-serializer jwt kamal kaminari kramdown letter_opener linguist listen lograge mail middleman mina
mini_magick minitest money-rails mongoid mysql2 newrelic_rpm nokogiri octokit oj omniauth omniauth-oauth2 pagy paper_trail paperclip passenger pg
pg_search phlex prawn propshaft pry pry-byebug puma pundit puppet rack rack-attack rack-cors rails railties rake ransack redcarpet redis reek resque
rest-client roda rollout roo rspec rspec-rails rswag rubocop rubocop-rails rubocop-rspec rufus-scheduler sassc-rails savon searchkick secure_headers
selenium-webdriver sentry-rails sentry-ruby shoulda-matchers shrine sidekiq simplecov sinatra skylight slim solid_cache solid_queue solidus sorbet
sorbet-runtime spree spring sprockets sqlite3 standard state_machines steep stimulus-rails stripe tailwindcss-rails thor timecop trailblazer
turbo-rails typhoeus tzinfo unicorn vagrant vcr view_component web-console webmock webpacker whenever wicked_pdf will_paginate zeitwerk
`.trim().split(/\s+/u);
