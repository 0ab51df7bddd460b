import { createRequire } from 'node:module';
import type * as Shared from '@eventstore/db-client/generated/shared_pb.js';
import type * as Streams from '@eventstore/db-client/generated/streams_pb.js';
import type * as StreamsServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type * as Features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type * as FeaturesServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type * as Gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type * as GossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type * as Status from '@eventstore/db-client/generated/status_pb.js';
import type * as AnyModule from 'google-protobuf/google/protobuf/any_pb.js';
import type * as EmptyModule from 'google-protobuf/google/protobuf/empty_pb.js';

/** The published protocol, as the client package generated it: its messages and service definitions are CommonJS without static names. */
const require = createRequire(import.meta.url);

const from = '@eventstore/db-client/generated';

export const shared = require(`${from}/shared_pb.js`) as typeof Shared;
export const streams = require(`${from}/streams_pb.js`) as typeof Streams;
export const { StreamsService } = require(`${from}/streams_grpc_pb.js`) as typeof StreamsServices;
export const features = require(`${from}/serverfeatures_pb.js`) as typeof Features;
export const { ServerFeaturesService } = require(`${from}/serverfeatures_grpc_pb.js`) as typeof FeaturesServices;
export const gossip = require(`${from}/gossip_pb.js`) as typeof Gossip;
export const { GossipService } = require(`${from}/gossip_grpc_pb.js`) as typeof GossipServices;
export const status = require(`${from}/status_pb.js`) as typeof Status;
export const { Any } = require('google-protobuf/google/protobuf/any_pb.js') as typeof AnyModule;
export const { Empty: WellKnownEmpty } = require('google-protobuf/google/protobuf/empty_pb.js') as typeof EmptyModule;
