/** Packages of NuGet that much public code uses. */
export const NUGET = `
AWSSDK.DynamoDBv2 AWSSDK.S3 AWSSDK.SQS Akka Amazon.Lambda.Core AngleSharp AutoFixture AutoMapper Autofac Avalonia Azure.Identity
Azure.Messaging.ServiceBus Azure.Security.KeyVault.Secrets Azure.Storage.Blobs BenchmarkDotNet Blazored.LocalStorage Bogus Castle.Core ClosedXML
CommandLineParser CommunityToolkit.Mvvm Confluent.Kafka CsvHelper Dapper DbUp Duende.IdentityServer EPPlus Elastic.Clients.Elasticsearch
FluentAssertions FluentMigrator FluentValidation Google.Cloud.Storage.V1 Google.Protobuf GraphQL Grpc.AspNetCore Grpc.Net.Client Hangfire
HotChocolate.AspNetCore HtmlAgilityPack IdentityModel ImageSharp MSTest.TestFramework Marten MassTransit MassTransit.RabbitMQ MathNet.Numerics MediatR
Microsoft.ApplicationInsights.AspNetCore Microsoft.AspNetCore.Authentication.JwtBearer Microsoft.AspNetCore.Identity.EntityFrameworkCore
Microsoft.AspNetCore.Mvc.Testing Microsoft.AspNetCore.OpenApi Microsoft.AspNetCore.SignalR.Client Microsoft.Azure.Cosmos
Microsoft.Azure.Functions.Worker Microsoft.Data.SqlClient Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.Design
Microsoft.EntityFrameworkCore.InMemory Microsoft.EntityFrameworkCore.SqlServer Microsoft.EntityFrameworkCore.Sqlite
Microsoft.EntityFrameworkCore.Tools Microsoft.Extensions.Caching.StackExchangeRedis Microsoft.Extensions.Configuration
Microsoft.Extensions.DependencyInjection Microsoft.Extensions.Hosting Microsoft.Extensions.Http Microsoft.Extensions.Logging Microsoft.Identity.Web
Microsoft.ML Microsoft.NET.Test.Sdk Microsoft.Playwright MongoDB.Driver Moq MudBlazor MySqlConnector NEST NLog NServiceBus NSubstitute
NSwag.AspNetCore NUnit NUnit3TestAdapter Newtonsoft.Json Npgsql Npgsql.EntityFrameworkCore.PostgreSQL Ocelot OneOf OpenTelemetry
OpenTelemetry.Extensions.Hosting Orleans.Core Polly Pomelo.EntityFrameworkCore.MySql Prism.Core Quartz RabbitMQ.Client ReactiveUI Refit RestSharp
Scrutor Selenium.WebDriver Sentry.AspNetCore Serilog Serilog.AspNetCore Serilog.Sinks.Console Shouldly SixLabors.ImageSharp SkiaSharp SpecFlow
Spectre.Console StackExchange.Redis StyleCop.Analyzers Swashbuckle.AspNetCore System.CommandLine System.Reactive System.Text.Json Testcontainers
Verify.Xunit WireMock.Net Xamarin.Forms Yarp.ReverseProxy coverlet.collector log4net prometheus-net xunit xunit.runner.visualstudio
`.trim().split(/\s+/u);
