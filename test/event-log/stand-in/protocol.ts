import { createRequire } from 'node:module';

/** The published protocol, as the client package generated it: its messages and service definitions are CommonJS without static names. */
const require = createRequire(import.meta.url);

const from = '@eventstore/db-client/generated';
type Shared = typeof import('@eventstore/db-client/generated/shared_pb.js');
type Streams = typeof import('@eventstore/db-client/generated/streams_pb.js');
type StreamsServices = typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
type Features = typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
type FeaturesServices = typeof import('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');
type Gossip = typeof import('@eventstore/db-client/generated/gossip_pb.js');
type GossipServices = typeof import('@eventstore/db-client/generated/gossip_grpc_pb.js');
type Status = typeof import('@eventstore/db-client/generated/status_pb.js');
type Any = typeof import('google-protobuf/google/protobuf/any_pb.js');
type WellKnownEmpty = typeof import('google-protobuf/google/protobuf/empty_pb.js');

export const shared = require(`${from}/shared_pb.js`) as Shared;
export const streams = require(`${from}/streams_pb.js`) as Streams;
export const { StreamsService } = require(`${from}/streams_grpc_pb.js`) as StreamsServices;
export const features = require(`${from}/serverfeatures_pb.js`) as Features;
export const { ServerFeaturesService } = require(`${from}/serverfeatures_grpc_pb.js`) as FeaturesServices;
export const gossip = require(`${from}/gossip_pb.js`) as Gossip;
export const { GossipService } = require(`${from}/gossip_grpc_pb.js`) as GossipServices;
export const status = require(`${from}/status_pb.js`) as Status;
export const { Any } = require('google-protobuf/google/protobuf/any_pb.js') as Any;
export const { Empty: WellKnownEmpty } = require('google-protobuf/google/protobuf/empty_pb.js') as WellKnownEmpty;
