'use strict';
// Runs at CloudFront's edge, for requests with a body.
const { createHash } = require('node:crypto');

exports.handler = async (event) => {
  const { request } = event.Records[0].cf;
  if (request.body && request.body.inputTruncated) return { status: '413', statusDescription: 'Content Too Large' };
  const body = Buffer.from((request.body && request.body.data) || '', 'base64');
  request.headers['x-amz-content-sha256'] = [{ key: 'x-amz-content-sha256', value: createHash('sha256').update(body).digest('hex') }];
  return request;
};
